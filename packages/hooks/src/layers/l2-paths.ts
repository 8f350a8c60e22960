// L2: every path that a call names must lie, symlinks resolved, inside a root of the problem space.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { isOpen } from '../policy/is-open.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { programPaths } from '../shell/program-paths.ts';
import { fedOutside } from './l2/fed-outside.ts';
import { gitPlace } from './l2/git-place.ts';
import { pathFindings } from './l2/path-findings.ts';

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
  const named = paths.flatMap(({ path, access, from }) =>
    pathFindings({ path, access, word: from }, policy, context),
  );
  if (!program) return named;
  // Once more as written: by text alone `link/..` is the folder of the link, to the kernel it is the parent of its target.
  const opened = programPaths(program, cwd).flatMap(({ path, access, word }) =>
    path === null
      ? open
        ? []
        : [{ rule: 'path.dynamic', words: [word] }]
      : pathFindings({ path, access, word }, policy, context),
  );
  return [...named, ...opened, ...(open ? [] : [...fedOutside(program), ...gitPlace(program, cwd, policy)])];
}
