// Asks git about commits: nothing of the repository's own configuration may run or colour the answer.
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

export interface GitOptions {
  input?: string;
  /** Bytes of its output; more is a failure. */
  maxBuffer?: number;
  /** Asks no remote for what a partial clone lacks. */
  offline?: boolean;
}

/** Whatever it ends with is the answer. */
export const runGit = (
  folder: string,
  args: readonly string[],
  { input = '', maxBuffer, offline = false }: GitOptions = {},
) =>
  execa('git', [...SAFE, '-C', folder, ...args], {
    reject: false,
    input,
    stripFinalNewline: false,
    ...(maxBuffer === undefined ? {} : { maxBuffer }),
    env: {
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      ...(offline ? { GIT_NO_LAZY_FETCH: '1' } : {}),
    },
  });

/** @throws HarnessError `owners.git` with git's own words */
export async function git(folder: string, args: readonly string[], input = ''): Promise<string> {
  const ended = await runGit(folder, args, { input });
  if (ended.exitCode === 0) return ended.stdout;
  throw new HarnessError(
    'owners.git',
    `git ${args[0]} failed in ${folder}: ${String(ended.stderr).trim() || ended.message}`,
    'run it inside a full clone: `git fetch --unshallow`, or GIT_DEPTH: "0" in CI',
  );
}

export const words = (text: string): string[] => text.split('\0').filter((word) => word !== '');

/** @throws HarnessError `owners.ref` */
export async function commitOf(folder: string, ref: string): Promise<string> {
  const found = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    // A missing ref says nothing on stderr: name it here.
    .catch(() => '');
  if (found.trim() !== '') return found.trim();
  throw new HarnessError(
    'owners.ref',
    `${ref} is no commit of ${folder}`,
    'fetch it first, e.g. `git fetch origin main`, or name another commit',
  );
}

/** Where two lines of commits parted. @throws HarnessError `owners.git` where git knows no common commit */
export async function mergeBaseOf(folder: string, one: string, other: string): Promise<string> {
  return (await git(folder, ['merge-base', one, other])).trim();
}

/** The text of each path at a commit; null where it has none. One process for all of them. */
export async function filesAt(
  folder: string,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string | null>> {
  const asked = paths.filter((path) => !path.includes('\n'));
  const out = Buffer.from(
    await git(folder, ['cat-file', '--batch'], asked.map((path) => `${commit}:${path}\n`).join('')),
  );
  const found = new Map<string, string | null>();
  let at = 0;
  for (const path of asked) {
    const end = out.indexOf(10, at);
    const size = / blob (\d+)$/.exec(out.subarray(at, end).toString())?.[1];
    found.set(path, size === undefined ? null : out.subarray(end + 1, end + 1 + Number(size)).toString());
    at = end + 1 + (size === undefined ? 0 : Number(size) + 1);
  }
  return found;
}
