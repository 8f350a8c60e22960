// Builds a commit in a folder of its own: nothing but what is committed, and no file of an older build, gets into a package.
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import { npm } from './npm.ts';

export interface BuiltCommit extends AsyncDisposable {
  /** The commit's tree, with its packages built. */
  folder: string;
}

/**
 * npm's packages are linked from the repository when it holds what the commit's lockfile says, and installed otherwise.
 * @throws HarnessError `cut.build`, `cut.npm`
 */
export async function buildCommit(repository: string, commit: string): Promise<BuiltCommit> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-cut-build-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await extract(repository, commit, folder);
    if (!(await installed(repository, folder)) || !(await linkPackages(repository, folder)))
      await npm(folder, ['ci', '--ignore-scripts', '--prefer-offline'], 'the npm registry must be reachable');
    const built = await execa(
      'npx',
      ['turbo', 'run', 'build', '--cache=local:,remote:', '--output-logs=errors-only'],
      {
        cwd: folder,
        reject: false,
        stdin: 'ignore',
        env: { TURBO_TELEMETRY_DISABLED: '1' },
      },
    );
    if (built.exitCode !== 0)
      throw new HarnessError(
        'cut.build',
        `the commit does not build:\n${built.stdout.split('\n').slice(-20).join('\n')}`,
        'run `npm run build`, and commit what mends it',
      );
    return { folder, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function extract(repository: string, commit: string, folder: string): Promise<void> {
  const tar = `${folder}.tar`;
  try {
    await execa('git', ['-C', repository, 'archive', '--format=tar', '-o', tar, commit], { stdin: 'ignore' });
    await execa('tar', ['-xf', tar, '-C', folder], { stdin: 'ignore' });
  } finally {
    await rm(tar, { force: true });
  }
}

interface Lock {
  packages: Record<string, { integrity?: string; link?: boolean; optional?: boolean; devOptional?: boolean }>;
}

/** npm's own record of what it installed agrees with the commit's lockfile. */
async function installed(repository: string, folder: string): Promise<boolean> {
  const read = async (file: string): Promise<Lock | null> =>
    readFile(file, 'utf8').then(
      (text) => JSON.parse(text) as Lock,
      () => null,
    );
  const wanted = await read(join(folder, 'package-lock.json'));
  const there = await read(join(repository, 'node_modules/.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (entry.integrity === undefined) return true;
    const found = there.packages[path];
    return found ? found.integrity === entry.integrity : (entry.optional ?? entry.devOptional ?? false);
  });
}

/** As hard links where the file system allows it: seconds instead of minutes. False when it cannot be done. */
async function linkPackages(repository: string, folder: string): Promise<boolean> {
  const below = (await readdir(join(folder, 'packages'))).map((name) => `packages/${name}/node_modules`);
  for (const path of ['node_modules', ...below]) {
    const [from, to] = [join(repository, path), join(folder, path)];
    if ((await readdir(from).catch(() => [])).length === 0) continue;
    await mkdir(join(to, '..'), { recursive: true });
    const copied = await execa('cp', ['-al', from, to], { reject: false, stdin: 'ignore' });
    if (copied.exitCode === 0) continue;
    await rm(to, { recursive: true, force: true });
    if ((await execa('cp', ['-a', from, to], { reject: false, stdin: 'ignore' })).exitCode !== 0)
      return false;
  }
  return true;
}
