// What a case of a suite is given, from the files beside the suite: a repository of one commit, inputs, stand-ins.
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { StandIns } from '../run/stand-in.ts';

/** For a run's options. */
export interface Given {
  repository: string;
  inputs: Readonly<Record<string, string>>;
  standIns: StandIns;
}

export interface PreparedCase extends AsyncDisposable {
  given: Given;
}

/** The same files give the same commit, on every machine. */
const AT = '2026-01-01T00:00:00Z';

/**
 * @param suiteFolder of the suite.yaml
 * @throws HarnessError `suite.case` when a file that it names is not there
 */
export async function prepareCase(
  { id, repository, inputs = [], 'stand-ins': standIns = [] }: Case,
  suiteFolder: string,
): Promise<PreparedCase> {
  const named = [repository, ...inputs.map(({ file }) => file)];
  for (const path of named)
    if (!(await stat(join(suiteFolder, path)).catch(() => null)))
      throw new HarnessError(
        'suite.case',
        `case ${id} names ${path}, which is not beside its suite`,
        `put it into ${suiteFolder}`,
      );
  const folder = await mkdtemp(join(tmpdir(), 'harness-case-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await cp(join(suiteFolder, repository), folder, { recursive: true });
    await commitAll(folder, id);
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    given: {
      repository: folder,
      inputs: Object.fromEntries(inputs.map(({ name, file }) => [name, join(suiteFolder, file)])),
      standIns: Object.fromEntries(standIns.map((one) => [one.server, one.arguments])),
    },
    [Symbol.asyncDispose]: dispose,
  };
}

async function commitAll(folder: string, id: string): Promise<void> {
  const git = (...args: string[]) =>
    execa(
      'git',
      ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: folder,
        stdin: 'ignore',
        env: {
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_AUTHOR_NAME: 'suite',
          GIT_AUTHOR_EMAIL: 'suite@localhost',
          GIT_AUTHOR_DATE: AT,
          GIT_COMMITTER_NAME: 'suite',
          GIT_COMMITTER_EMAIL: 'suite@localhost',
          GIT_COMMITTER_DATE: AT,
        },
      },
    );
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all', '--force');
  await git('commit', '--quiet', '--allow-empty', '--message', `case ${id}`);
}
