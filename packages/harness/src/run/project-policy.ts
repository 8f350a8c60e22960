// Reads a project's tightening from the commit that a run reads. Whoever can change the repository can change it: it can only tighten.
import { HarnessError } from '@agent-harness/contracts';
import { type LevelDocument, PROJECT_POLICY, readLevel } from '@agent-harness/hooks';
import { execa } from 'execa';
import type { Repository } from './repository.ts';

/** As long a text as is read at all, so that a huge one is refused for its size; bytes. */
const MAX_READ = 1024 * 1024;

/**
 * From git's objects, not from the disk: no link leads elsewhere, and what is not committed does not count.
 * @returns the document at HEAD; none when the project has no such file
 * @throws HarnessError `policy.project`, `policy.level-size`; ContractError for a file that is no such document
 */
export async function projectPolicy({ path, state }: Repository): Promise<LevelDocument[]> {
  const listed = await git(path, 'ls-tree', '--full-tree', state.head, '--', PROJECT_POLICY);
  if (listed.stdout === '') return [];
  if (!listed.stdout.startsWith('100'))
    throw refused(`${PROJECT_POLICY} is not a plain file`, 'commit it as one, not as a link or a folder');
  const { stdout } = await git(path, 'cat-file', 'blob', `${state.head}:${PROJECT_POLICY}`);
  return [readLevel(stdout, PROJECT_POLICY)];
}

async function git(path: string, ...args: string[]) {
  const out = await execa('git', ['-c', 'core.fsmonitor=false', '-C', path, ...args], {
    reject: false,
    stdin: 'ignore',
    maxBuffer: MAX_READ,
    env: { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
  });
  if (out.failed)
    throw refused(
      `${PROJECT_POLICY} could not be read from the commit: ${out.shortMessage}`,
      'check the repository with `git fsck`; nothing was started',
    );
  return out;
}

const refused = (what: string, instead: string): HarnessError =>
  new HarnessError('policy.project', what, instead);
