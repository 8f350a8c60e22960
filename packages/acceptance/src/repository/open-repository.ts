// Read-only questions to git about the repository that a run read.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

export type Citation = 'ancestor' | 'not-an-ancestor' | 'ambiguous' | 'unknown';

export interface Repository {
  /** Whether these hex digits name exactly one commit, and one that the head contains. */
  cite(digits: string): Promise<Citation>;
}

/** Nothing of the machine's or the repository's configuration runs a program, nothing is fetched or locked. */
const ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** @throws HarnessError `repository.no-head` when the folder is no repository or has no such commit */
export async function openRepository(folder: string, head: string): Promise<Repository> {
  const git = (...args: string[]) =>
    execa('git', ['-c', 'core.fsmonitor=false', '-C', folder, ...args], { env: ENVIRONMENT, reject: false });
  const commitOf = (name: string) => git('rev-parse', '--verify', '--end-of-options', `${name}^{commit}`);

  const found = await commitOf(head);
  if (found.exitCode !== 0)
    throw new HarnessError(
      'repository.no-head',
      `${folder} has no commit ${head}: ${found.stderr || found.shortMessage || 'git failed'}`,
      'name the repository and the commit that the run read',
    );
  const tip = found.stdout;

  const ask = async (digits: string): Promise<Citation> => {
    const { exitCode, stdout, stderr } = await commitOf(digits);
    // A branch may be named like a commit; what it points to is not what was cited.
    if (exitCode !== 0) return /ambiguous/.test(stderr) ? 'ambiguous' : 'unknown';
    if (!stdout.startsWith(digits)) return 'unknown';
    const contained = await git('merge-base', '--is-ancestor', stdout, tip);
    return contained.exitCode === 0 ? 'ancestor' : 'not-an-ancestor';
  };
  const asked = new Map<string, Promise<Citation>>();
  return {
    cite(digits) {
      const answer = asked.get(digits) ?? ask(digits);
      asked.set(digits, answer);
      return answer;
    },
  };
}
