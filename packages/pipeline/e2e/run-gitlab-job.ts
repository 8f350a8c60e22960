// Runs a rendered GitLab pipeline for real, on this machine, with gitlab-ci-local's shell executor.
import { access, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';

export interface GitlabRun {
  exitCode: number;
  /** Both streams of gitlab-ci-local, without colours. */
  output: string;
  /** What the job handed to GitLab: a folder that holds the paths of its `artifacts`. */
  artifacts: string;
}

const executable = join(
  dirname(createRequire(import.meta.url).resolve('gitlab-ci-local/package.json')),
  'src/index.js',
);

/** Why pipelines cannot be run here; null when they can. */
export async function whyNoGitlab(): Promise<string | null> {
  for (const tool of ['rsync', 'git', 'bash']) if (!(await onPath(tool))) return `${tool} is not installed`;
  return null;
}

/** A git repository with one commit on main, these files, and an origin that looks like GitLab's. */
export async function gitlabRepository(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org', ...args], { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'git@gitlab.example:team/project.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'first');
}

/**
 * Starts the pipeline of `<repository>/.gitlab-ci.yml`, or one job of it, as a person who presses its button.
 * @param job null: the whole pipeline, which leaves manual jobs alone
 * @param more further arguments, e.g. `--needs` to run the jobs that it needs first
 */
export async function runGitlabJob(
  repository: string,
  job: string | null,
  environment: Readonly<Record<string, string>> = {},
  more: readonly string[] = [],
): Promise<GitlabRun> {
  const fixed = ['--force-shell-executor', '--shell-isolation', '--no-artifacts-to-source'];
  const { exitCode, all } = await execa(
    process.execPath,
    [executable, ...fixed, ...more, ...(job === null ? [] : [job])],
    {
      cwd: repository,
      all: true,
      reject: false,
      env: { ...environment, FORCE_COLOR: '0' },
    },
  );
  return {
    exitCode: exitCode ?? -1,
    output: all,
    artifacts: join(repository, '.gitlab-ci-local/artifacts', job ?? ''),
  };
}

async function onPath(tool: string): Promise<boolean> {
  const tries = (process.env['PATH'] ?? '').split(delimiter).map((folder) => access(join(folder, tool)));
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}
