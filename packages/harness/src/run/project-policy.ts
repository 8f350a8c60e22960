// Reads a project's tightening from the commit that a run reads. Whoever can change the repository can change it: it can only tighten.
import { HarnessError } from '@agent-harness/contracts';
import { type LevelDocument, PROJECT_POLICY, readLevel } from '@agent-harness/hooks';
import { runGit } from '../git/git.ts';
import type { Repository } from './repository.ts';

/** As long a text as is read at all, so that a huge one is refused for its size; bytes. */
const MAX_READ = 1024 * 1024;

/**
 * From git's objects, not from the disk: no link leads elsewhere, and what is not committed does not count.
 * @returns the document at HEAD; none when the project has no such file
 * @throws HarnessError `policy.project`, `policy.level-size`; ContractError for a file that is no such document
 */
export async function projectPolicy({ path, state }: Repository): Promise<LevelDocument[]> {
  const listed = await read(path, 'ls-tree', '--full-tree', state.head, '--', PROJECT_POLICY);
  if (listed === '') return [];
  if (!listed.startsWith('100'))
    throw refused(`${PROJECT_POLICY} is not a plain file`, 'commit it as one, not as a link or a folder');
  return [readLevel(await read(path, 'cat-file', 'blob', `${state.head}:${PROJECT_POLICY}`), PROJECT_POLICY)];
}

async function read(path: string, ...args: string[]): Promise<string> {
  const out = await runGit(path, args, { maxBuffer: MAX_READ, offline: true });
  if (out.failed)
    throw refused(
      `${PROJECT_POLICY} could not be read from the commit: ${out.shortMessage}`,
      'check the repository with `git fsck`; nothing was started',
    );
  return out.stdout;
}

const refused = (what: string, instead: string): HarnessError =>
  new HarnessError('policy.project', what, instead);
