// `harness new skill` in a copy of this clone: what it writes type-checks, tests itself, builds, and runs for real.
import { cp, mkdir, mkdtemp, readFile, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { engine, repositoryOf } from './probe-run.ts';

const root = join(import.meta.dirname, '../../..');
let copy: string;

/** The packages are copied, what they depend on is linked; links between packages stay inside the copy. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'clone-'));
  for (const path of ['packages', 'test', 'package.json', 'tsconfig.base.json', 'vitest.config.ts'])
    await cp(join(root, path), join(copy, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !['node_modules', '.reports', '.turbo'].includes(basename(source)),
    });
  await linkAll('node_modules');
  for (const name of await readdir(join(root, 'packages')))
    await linkAll(join('packages', name, 'node_modules'));
});

async function linkAll(folder: string): Promise<void> {
  for (const name of await readdir(join(root, folder)).catch(() => [])) {
    await mkdir(join(copy, folder), { recursive: true });
    const [from, to] = [join(root, folder, name), join(copy, folder, name)];
    if (name === '@agent-harness') await cp(from, to, { recursive: true, verbatimSymlinks: true });
    else await symlink(from, to);
  }
}

const ran = async (command: string, args: string[], cwd = copy): Promise<string> => {
  const { exitCode, all } = await execa(command, args, {
    cwd,
    all: true,
    reject: false,
    stdin: 'ignore',
    env: { ANTHROPIC_API_KEY: undefined, HARNESS_SUITE: undefined },
  });
  expect(exitCode, all).toBe(0);
  return all;
};
const harness = (...args: string[]) => ran('node', ['packages/harness/bin/harness.mjs', ...args]);

it('writes a skill that type-checks, tests itself and builds', async () => {
  expect(await harness('new', 'skill', 'hello')).toContain('wrote packages/skills/hello/skill.json');
  const skills = join(copy, 'packages/skills');
  await ran('npx', ['--no-install', 'tsc', '-p', 'tsconfig.json'], skills);
  await ran('npm', ['run', 'build', '-w', 'packages/skills']);
  const tests = ['src/hello', 'src/catalogue'];
  const vitest = ['vitest', 'run', '--config', '../../vitest.config.ts', '--root', '.', ...tests];
  expect(await ran('npx', ['--no-install', ...vitest], skills)).toContain('src/hello/draft.test.ts');
  expect(await harness('check', 'hello')).toContain('hello: may run');
});

it.skipIf(engine === null)('which runs and is accepted at once (skipped without an engine)', async () => {
  const repository = await repositoryOf({ 'README.md': '# Shop\n' });
  const [run, repo] = ['runs/latest', ['--repo', repository]];
  expect(await harness('run', 'hello', ...repo)).toContain('PASSED (exit 0)');
  expect(await readFile(join(copy, run, 'outputs/overview.md'), 'utf8')).toContain('has 1 commit [c1]');
  expect(await harness('accept', 'hello', ...repo)).toContain('1 of 1 attacks contained');
});
