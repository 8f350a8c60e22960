// What changes between two releases, by team, for a person.
import { oneLine } from '../report/shown-text.ts';
import type { Change } from './change.ts';
import type { FlippedDecisions } from './flipped-decisions.ts';

const SIGN = { added: '+', removed: '-', changed: '~' } as const;

export function renderDiff(changes: readonly Change[], flipped: FlippedDecisions | null): string {
  const teams = [...new Set(changes.map(({ team }) => team))].sort();
  return [
    ...teams.flatMap((team) => [team, ...changes.filter((change) => change.team === team).map(line), '']),
    ...(changes.length === 0 ? ['nothing that this harness reads has changed', ''] : []),
    ...(flipped ? [...flipLines(flipped), ''] : []),
  ].join('\n');
}

function line({ part, kind, what, from, to }: Change): string {
  const told = [from, to].filter((one) => one !== null && one !== '').map((one) => oneLine(String(one)).slice(0, 80)); // prettier-ignore
  const values = [...new Set(told)].join(' → ');
  return `  ${SIGN[kind]} ${part.padEnd(11)} ${what}${values === '' ? '' : `  ${values}`}`;
}

function flipLines({ judged, flips, inexact }: FlippedDecisions): string[] {
  const unsure = Object.values(inexact).reduce((sum, count) => sum + count, 0);
  return [
    `${judged} recorded decisions judged by both, ${flips.length} would flip${unsure > 0 ? `; the records of ${unsure} hold too little to be sure (\`harness review --replay\` says why)` : ''}`,
    ...flips.map(
      ({ from, to, tool, input, rules, run, seq }) =>
        `  ${from} → ${to}  ${tool ?? 'prompt'} ${oneLine(input).slice(0, 100)}  (${rules.join(', ') || 'session'})  ${run}#${seq}`,
    ),
  ];
}
