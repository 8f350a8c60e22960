// L2: every path that a call names must lie, symlinks resolved, inside a root of the problem space.
import type { Command, Policy, Program, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { isOpen } from '../policy/is-open.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { programPaths } from '../shell/program-paths.ts';
import { fedOutside } from './l2/fed-outside.ts';
import { gitPlace } from './l2/git-place.ts';
import { matchFindings } from './l2/match-findings.ts';
import { pathFindings } from './l2/path-findings.ts';
import { harmlessAppends } from './l2/start-lines.ts';

export function l2Paths(event: ToolEvent, policy: Policy, context: DecideContext): Verdict[] {
  return verdictsOf('L2', policy, findingsOf(event, policy, context), 'deny');
}

function findingsOf(
  { event, paths, program, cwd }: ToolEvent,
  policy: Policy,
  context: DecideContext,
): Finding[] {
  if (event !== 'tool.ask' && event !== 'tool.permit') return [];
  const open = isOpen(policy);
  const passing = open && program ? harmlessAppends(program) : new Set<string>();
  const away = open && program ? wordsElsewhere(program) : new Set<string>();
  const isHere = ({ rule, words }: Finding) => rule !== 'path.outside-write' || !away.has(words[0] ?? '');
  const named = paths
    .filter(({ from }) => !passing.has(from))
    .flatMap(({ path, access, from }) =>
      pathFindings({ path, access, word: from, byCommand: program !== null }, policy, context),
    )
    .filter(isHere);
  if (!program) return named;
  // Once more as written: by text alone `link/..` is the folder of the link, to the kernel it is the parent of its target.
  const opened = programPaths(program, cwd).flatMap(({ path, access, word, pattern }) =>
    path === null
      ? open
        ? []
        : [{ rule: 'path.dynamic', words: [word] }]
      : passing.has(word)
        ? []
        : [
            ...pathFindings({ path, access, word, byCommand: true }, policy, context).filter(isHere),
            ...(pattern === undefined || open
              ? []
              : matchFindings({ path: pattern, access, word }, policy, context)),
          ],
  );
  return [...named, ...opened, ...(open ? [] : [...fedOutside(program), ...gitPlace(program, cwd, policy)])];
}

const ELSEWHERE = /^(?:docker|podman|nerdctl|docker-compose|kubectl|oc|ssh|vagrant)$/u;

/** Words that only a command in a container or on another machine is given: their folders are not this machine's. */
function wordsElsewhere({ commands }: Program): Set<string> {
  const isAway = ({ via }: Command) => via.some((name) => ELSEWHERE.test(name));
  const wordsOf = ({ words, redirects }: Command) =>
    [...words, ...redirects.map(({ target }) => target)].map(({ source }) => source);
  const here = new Set(
    commands.filter((command) => !isAway(command) && !ELSEWHERE.test(command.name ?? '')).flatMap(wordsOf),
  );
  return new Set(
    commands
      .filter(isAway)
      .flatMap(wordsOf)
      .filter((word) => !here.has(word)),
  );
}
