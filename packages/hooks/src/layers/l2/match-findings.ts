// A pattern's matches, where the disk can be asked: those that are links lead where the link leads, and none may look like an option.
import { posix } from 'node:path';
import type { Policy } from '@agent-harness/contracts';
import type { DecideContext } from '../../decide/context.ts';
import type { Finding } from '../../policy/verdicts.ts';
import { hasGlob } from '../../shell/glob.ts';
import { type NamedPath, pathFindings } from './path-findings.ts';

/** @param pattern its `path` has pattern characters */
export function matchFindings(
  { path, access, word }: NamedPath,
  policy: Policy,
  context: DecideContext,
): Finding[] {
  const found = context.resolve(path);
  if ('problem' in found) return [{ rule: 'path.unresolved', words: [word, found.problem] }];
  const also = found.also ?? [];
  // `./*` begins with a folder, so a name in it cannot be an option.
  const option = hasGlob(word.slice(0, 1)) && also.some((one) => posix.basename(one).startsWith('-'));
  const elsewhere = also.flatMap((one) => pathFindings({ path: one, access, word }, policy, context));
  return option
    ? [{ rule: 'path.unresolved', words: [word, 'a name like an option'] }, ...elsewhere]
    : elsewhere;
}
