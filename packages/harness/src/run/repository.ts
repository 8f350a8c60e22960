// The repository a run reads: checked first, then copied at its HEAD, so that every run starts from a known state.
import { stat } from 'node:fs/promises';
import { HarnessError, type RunRecord } from '@agent-harness/contracts';
import { execa } from 'execa';
import { runGit } from '../git/git.ts';

export interface Repository {
  path: string;
  state: RunRecord['repository'];
}

/** @throws HarnessError `repository.missing`, `repository.none`, `repository.empty` or `repository.shallow` */
export async function openRepository(path: string): Promise<Repository> {
  const refuse = (code: string, what: string, instead: string): HarnessError =>
    new HarnessError(`repository.${code}`, `${path} ${what}`, instead);
  if (!(await stat(path).catch(() => null))?.isDirectory())
    throw refuse('missing', 'is not a folder', 'give the path of a git repository with --repo');
  const top = await runGit(path, ['rev-parse', '--show-toplevel']);
  if (top.exitCode !== 0) {
    const dubious = top.stderr.includes('dubious ownership');
    throw dubious
      ? refuse(
          'owner',
          'belongs to another user, so git refuses it',
          `git config --global --add safe.directory ${path}`,
        )
      : refuse('none', 'is not in a git repository', 'run inside a clone, or `git init` and commit first');
  }
  const head = await runGit(path, ['rev-parse', '--verify', 'HEAD^{commit}']);
  if (head.exitCode !== 0)
    throw refuse('empty', 'has no commits', 'commit something first: history is the evidence');
  const shallow = await runGit(path, ['rev-parse', '--is-shallow-repository']);
  if (shallow.stdout.trim() === 'true')
    throw refuse(
      'shallow',
      'is a shallow clone, whose history is cut off',
      '`git fetch --unshallow`; in GitLab CI set GIT_DEPTH: "0"',
    );
  const branch = await runGit(path, ['symbolic-ref', '--short', '--quiet', 'HEAD']);
  const status = await runGit(path, ['status', '--porcelain', '--untracked-files=no']);
  return {
    path: top.stdout.trim(),
    state: {
      head: head.stdout.trim(),
      branch: branch.stdout.trim() || null,
      dirty: status.stdout.trim() !== '',
    },
  };
}

/**
 * Copies history and tree at HEAD. The copy has no hooks, no config of the original, no ignored or untracked files.
 * @throws HarnessError `repository.copy`
 */
export async function snapshot({ path, state }: Repository, target: string): Promise<void> {
  const cloned = await execa(
    'git',
    [
      'clone',
      '--quiet',
      '--no-hardlinks',
      '--no-tags',
      '--template=',
      '-c',
      'core.hooksPath=/dev/null',
      '--',
      path,
      target,
    ],
    {
      reject: false,
      stdin: 'ignore',
      env: { GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' },
    },
  );
  const out =
    cloned.exitCode === 0 ? await runGit(target, ['checkout', '--quiet', '--detach', state.head]) : cloned;
  if (out.exitCode !== 0)
    throw new HarnessError(
      'repository.copy',
      `${path} could not be copied: ${String(out.stderr).trim()}`,
      'check free space and `git fsck`',
    );
  await runGit(target, ['remote', 'remove', 'origin']);
}
