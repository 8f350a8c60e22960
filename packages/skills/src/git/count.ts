// Numbers that anybody can recompute with git alone.
import type { CommitFacts } from './commit-facts.ts';
import type { Git } from './git.ts';
import { tokens } from './tokens.ts';

/** Commits reachable from `to`, without those reachable from `from`, that touch `path` (all when empty). */
export async function countCommits(git: Git, from: string | null, to: string, path: string): Promise<number> {
  const range = from === null ? [to] : [to, `^${from}`];
  const limit = path === '' ? [] : ['--', literal(path)];
  return Number((await git.text('rev-list', '--count', ...range, ...limit)).trim());
}

/**
 * Files that commits changed against their first parents; a root commit changed all of its files.
 * @returns by sha, with one process of git
 */
export async function countChangedFiles(
  git: Git,
  commits: readonly Pick<CommitFacts, 'sha' | 'parent'>[],
): Promise<Map<string, number>> {
  const counts = new Map(commits.map(({ sha }) => [sha, 0]));
  if (counts.size === 0) return counts;
  const options = ['--stdin', '-r', '-z', '--raw', '--no-renames', '--root'];
  let current = '';
  let isPath = false;
  for await (const token of tokens(git.stream(['diff-tree', ...options], pairs(commits)))) {
    // A change is told in two pieces, `:<modes, blobs, letter>` and its path, so that no path is taken for a sha.
    if (isPath) isPath = false;
    else if (token.startsWith(':')) {
      counts.set(current, (counts.get(current) ?? 0) + 1);
      isPath = true;
    } else current = token;
  }
  return counts;
}

async function* pairs(commits: readonly Pick<CommitFacts, 'sha' | 'parent'>[]): AsyncIterable<string> {
  for (const { sha, parent } of commits) yield parent === null ? `${sha}\n` : `${sha} ${parent}\n`;
}

/** A pathspec without magic: `:(top)` or `*` in a file's name means itself. */
export function literal(path: string): string {
  return `:(top,literal)${path}`;
}
