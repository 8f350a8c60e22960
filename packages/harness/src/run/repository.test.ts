import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRepository, snapshot } from './repository.ts';

let folder: string;
const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'repository-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function commit(file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text);
  await git('add', '-A');
  await git('commit', '-qm', `change ${file}`);
}

it('opens a repository at its HEAD, from any folder in it', async () => {
  await git('init', '-q', '-b', 'main');
  await commit('a.txt', 'a');
  await mkdir(join(folder, 'sub'));
  const { path, state } = await openRepository(join(folder, 'sub'));
  expect(path).toBe((await git('rev-parse', '--show-toplevel')).stdout);
  expect(state).toEqual({ head: (await git('rev-parse', 'HEAD')).stdout, branch: 'main', dirty: false });
  await writeFile(join(folder, 'a.txt'), 'b');
  expect((await openRepository(folder)).state.dirty).toBe(true);
});

it('copies what is committed, and nothing that only lies there', async () => {
  await git('init', '-q');
  await commit('.gitignore', '.env\n');
  await writeFile(join(folder, '.env'), 'KEY=x');
  await writeFile(join(folder, 'untracked'), 'x');
  await git('config', 'core.fsmonitor', '/bin/false');
  const copy = join(folder, 'copy');
  await snapshot(await openRepository(folder), copy);
  expect(await readFile(join(copy, '.gitignore'), 'utf8')).toBe('.env\n');
  await expect(stat(join(copy, '.env'))).rejects.toThrow('ENOENT');
  await expect(stat(join(copy, 'untracked'))).rejects.toThrow('ENOENT');
  const config = await readFile(join(copy, '.git/config'), 'utf8');
  expect(config).not.toContain('fsmonitor');
  expect(config).not.toContain('remote');
});

it('refuses a path that is no folder', async () => {
  await expect(openRepository(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'repository.missing' });
});

it('refuses a folder without git', async () => {
  await expect(openRepository(folder)).rejects.toMatchObject({ code: 'repository.none' });
});

it('refuses an empty history', async () => {
  await git('init', '-q');
  await expect(openRepository(folder)).rejects.toMatchObject({ code: 'repository.empty' });
});

it('refuses a shallow clone and says how to complete it', async () => {
  await git('init', '-q');
  await commit('a', '1');
  await commit('a', '2');
  await git('clone', '-q', '--depth', '1', `file://${folder}`, 'shallow');
  await expect(openRepository(join(folder, 'shallow'))).rejects.toMatchObject({
    code: 'repository.shallow',
    instead: expect.stringContaining('git fetch --unshallow'),
  });
});
