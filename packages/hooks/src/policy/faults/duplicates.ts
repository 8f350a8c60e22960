// What the levels say twice: a rule with another one's match, a forbid that already holds.
import type { PolicyLevel } from '@agent-harness/contracts';
import { type Levels, documentsOf } from '../levels/level-document.ts';
import type { PolicyFault } from './policy-faults.ts';

export function duplicates(levels: Levels): PolicyFault[] {
  const known = new Map(
    levels.rules.flatMap(({ id, match }) =>
      match.kind === 'builtin' ? [] : [[JSON.stringify(match), id] as const],
    ),
  );
  return documentsOf(levels).flatMap(({ file, document }) =>
    entriesOf(document).flatMap(([pointer, said, name]) => {
      const before = known.get(said);
      known.set(said, before ?? name);
      return before === undefined ? [] : [fault(file, pointer, name, before)];
    }),
  );
}

/** Pointer, what is said as text, and how people call it. */
function entriesOf({ name, rules = [], forbid = {} }: PolicyLevel): [string, string, string][] {
  return [
    ...rules.map(({ id, match }, at): [string, string, string] => [
      `/rules/${at}`,
      JSON.stringify(match),
      id,
    ]),
    ...Object.entries(forbid).flatMap(([kind, list]) =>
      list.map((one: unknown, at): [string, string, string] => [
        `/forbid/${kind}/${at}`,
        `${kind} ${JSON.stringify(one)}`,
        `${name}'s forbidden ${kind}`,
      ]),
    ),
  ];
}

function fault(file: string, pointer: string, name: string, before: string): PolicyFault {
  return {
    kind: 'duplicate',
    serious: true,
    file,
    pointer,
    what: `${name} says what ${before} says already`,
    instead: 'remove it here',
  };
}
