// Whether files or folders exist at a commit.
import { posix } from 'node:path';
import type { Git } from './git.ts';

/** A trailing slash is ignored; the empty path is the root and exists. */
export async function pathAt(git: Git, sha: string, path: string): Promise<boolean> {
  const plain = path.replace(/\/+$/, '');
  if (plain === '') return true;
  const answer = await git.run('ls-tree', '-z', '--full-tree', sha, '--', plain);
  return answer.code === 0 && answer.stdout.length > 0;
}

/** Which of some paths exist there, as `pathAt` says of each, with one process of git. */
export async function pathsAt(git: Git, sha: string, paths: readonly string[]): Promise<Set<string>> {
  const plain = new Map(paths.map((path) => [path, path.replace(/\/+$/, '')]));
  // git tidies what it is asked for, and answers in its own spelling.
  const tidy = [...plain.values()].filter(
    (path) => posix.normalize(path) === path && !/^\.\.?(\/|$)/.test(path),
  );
  const options = ['ls-tree', '-t', '-z', '--name-only', '--full-tree', sha, '--'];
  const answer = tidy.length === 0 ? null : await git.run(...options, ...tidy);
  const there = new Set(answer?.code === 0 ? answer.stdout.split('\0') : []);
  const found = new Set<string>();
  for (const [path, name] of plain)
    if (tidy.includes(name) ? there.has(name) : await pathAt(git, sha, path)) found.add(path);
  return found;
}

/** The first parent of a commit, `null` for a root. */
export async function parentOf(git: Git, sha: string): Promise<string | null> {
  const answer = await git.run('rev-parse', '--verify', '--quiet', `${sha}^1`);
  return answer.code === 0 ? answer.stdout.trim() : null;
}
