// Numbers that anybody can recompute with one git command.
import type { Git } from './git.ts';
import { parentOf } from './path-at.ts';

/** Commits reachable from `to`, without those reachable from `from`, that touch `path` (all when empty). */
export async function countCommits(git: Git, from: string | null, to: string, path: string): Promise<number> {
  const range = from === null ? [to] : [to, `^${from}`];
  const limit = path === '' ? [] : ['--', literal(path)];
  return Number((await git.text('rev-list', '--count', ...range, ...limit)).trim());
}

/** Files a commit changed against its first parent; a root commit changed all of its files. */
export async function countChangedFiles(git: Git, sha: string): Promise<number> {
  const parent = await parentOf(git, sha);
  const options = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-commit-id'];
  const out =
    parent === null ? await git.text(...options, '--root', sha) : await git.text(...options, parent, sha);
  return out.split('\0').filter((path) => path !== '').length;
}

/** A pathspec without magic: `:(top)` or `*` in a file's name means itself. */
export function literal(path: string): string {
  return `:(top,literal)${path}`;
}
