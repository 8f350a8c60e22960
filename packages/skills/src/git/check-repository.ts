// Refuses what cannot be documented honestly, before anything is read.
import type { Git } from './git.ts';
import { Refusal } from '../program/refusal.ts';

/**
 * @returns full sha of the head
 * @throws Refusal when there is no repository, no commit, or only part of the history
 */
export async function checkRepository(git: Git): Promise<string> {
  const shallow = await git.run('rev-parse', '--is-shallow-repository');
  if (shallow.code !== 0) {
    throw new Refusal(
      'not-a-repository',
      `${git.repository} is not a git repository: ${shallow.stderr.trim().split('\n')[0] ?? ''}`,
      'give the folder of a clone, with its .git inside',
    );
  }
  const head = await git.run('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  if (head.code !== 0) {
    throw new Refusal(
      'no-commits',
      `${git.repository} has no commits on HEAD: there is no history to document`,
      'commit something first, or check out a branch that has commits',
    );
  }
  if (shallow.stdout.trim() !== 'false') {
    throw new Refusal(
      'shallow-clone',
      `${git.repository} is a shallow clone: what it would say about the past could be false`,
      'fetch the whole history: `git fetch --unshallow`, or GIT_DEPTH: 0 in GitLab CI',
    );
  }
  return head.stdout.trim();
}
