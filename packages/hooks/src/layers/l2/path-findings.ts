// One path against the roots and the protected places.
import type { Policy, ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../../decide/context.ts';
import { isAtOrBelow } from '../../policy/is-at-or-below.ts';
import { isOpen } from '../../policy/is-open.ts';
import { type Finding, rulesOf } from '../../policy/verdicts.ts';
import { globExpressions } from '../../shell/glob.ts';
import { disguised, spelledForOthers } from './disguised.ts';
import { isOwnPlace } from './own-places.ts';

export interface NamedPath {
  /** Absolute. */
  path: string;
  access: ToolEvent['paths'][number]['access'];
  /** As it stood in the call. */
  word: string;
  /** A word of a shell command, not a tool's field. */
  byCommand?: boolean;
}

/** Longer paths are not opened by any kernel. */
const MAX_PATH = 4096;
/** Always there, and nothing can be kept in or leaked through them. */
const STREAMS = new Set(
  'null stdin stdout stderr zero tty random urandom full'.split(' ').map((name) => `/dev/${name}`),
);

export function pathFindings(
  { path, access, word, byCommand = false }: NamedPath,
  policy: Policy,
  context: DecideContext,
): Finding[] {
  const words = [word];
  if (path.length > MAX_PATH || path.includes('\0')) return [{ rule: 'path.unresolved', words }];
  if (STREAMS.has(path)) return [];
  if (disguised(isOpen(policy) ? withoutDots(path) : path) || (!byCommand && spelledForOthers(path)))
    return [{ rule: 'path.disguised', words }];
  const resolved = context.resolve(path);
  if ('problem' in resolved) return [{ rule: 'path.unresolved', words: [word, resolved.problem] }];
  const about = { kind: 'path', paths: [path, resolved.real], access } as const;
  const spellings = [path, resolved.real, folded(resolved.real)];
  // A person who watches: what they change every day is theirs to change.
  const isOwn = (rule: string) =>
    isOpen(policy) && isOwnPlace(rule, { path: resolved.real, access, byCommand }, policy.space.write);
  const protectedBy = rulesOf(policy, 'L2', 'path')
    .filter(({ match }) => match.access.includes(access))
    .filter(({ match }) =>
      globExpressions(match.globs).some((glob) => spellings.some((spelling) => glob.test(spelling))),
    )
    .filter(({ id }) => !isOwn(id))
    .map(({ id }) => ({ rule: id, words, about }));
  const roots = access === 'write' ? policy.space.write : policy.space.read;
  if (roots.some((root) => isAtOrBelow(resolved.real, root))) return protectedBy;
  const rule = access === 'write' ? 'path.outside-write' : 'path.outside-read';
  if (isOwn(rule)) return protectedBy;
  return [...protectedBy, { rule, words: resolved.real === path ? words : [word, resolved.real], about }];
}

/** As a disk that ignores case, trailing dots and streams would take it: `.Git`, `.git.` and `.git::$DATA` are `.git`. */
function folded(path: string): string {
  return path
    .toLowerCase()
    .split('/')
    .map((segment) => segment.replace(/:.*$/u, '').replace(/(?<=[^. ])[. ]+$/u, ''))
    .join('/');
}

/** `./...` is every package below to Go and other tools. */
function withoutDots(path: string): string {
  return path.replace(/\/\.{3}$/u, '');
}
