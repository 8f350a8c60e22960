// Whether a file or folder exists at a commit.
import type { Git } from './git.ts';

/** A trailing slash is ignored; the empty path is the root and exists. */
export async function pathAt(git: Git, sha: string, path: string): Promise<boolean> {
  const plain = path.replace(/\/+$/, '');
  if (plain === '') return true;
  const answer = await git.run('ls-tree', '-z', '--full-tree', sha, '--', plain);
  return answer.code === 0 && answer.stdout.length > 0;
}

/** The first parent of a commit, `null` for a root. */
export async function parentOf(git: Git, sha: string): Promise<string | null> {
  const answer = await git.run('rev-parse', '--verify', '--quiet', `${sha}^1`);
  return answer.code === 0 ? answer.stdout.trim() : null;
}
