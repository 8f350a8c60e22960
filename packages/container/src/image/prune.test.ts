import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { manifest } from './lock/lock.fixture.ts';
import { prune } from './prune.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'prune-'));
  const files = [
    'etc/passwd',
    'etc/group',
    'usr/bin/git',
    'usr/bin/curl',
    'usr/sbin/useradd',
    'usr/local/bin/x',
    'usr/lib/git-core/git-log',
    'usr/lib/git-core/git-remote-https',
    'usr/lib/apt/methods/http',
    'usr/lib/keep.so',
  ];
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), file);
  }
  await symlink('git', join(root, 'usr/bin/link'));
  await chmod(join(root, 'usr/lib/keep.so'), 0o4755);
  await prune(root, manifest);
});
afterEach(() => rm(root, { recursive: true }));

it('leaves the listed tools on PATH and nothing else', async () => {
  expect(await readdir(join(root, 'usr/bin'))).toEqual(['git']);
  expect(await readdir(join(root, 'usr/sbin'))).toEqual([]);
  await expect(stat(join(root, 'usr/local'))).rejects.toThrow('ENOENT');
});

it('removes git’s transports and the package manager, keeps libraries', async () => {
  expect(await readdir(join(root, 'usr/lib/git-core'))).toEqual(['git-log']);
  await expect(stat(join(root, 'usr/lib/apt'))).rejects.toThrow('ENOENT');
  expect(await readFile(join(root, 'usr/lib/keep.so'), 'utf8')).toBe('usr/lib/keep.so');
});

it('leaves no setuid file', async () => {
  expect((await stat(join(root, 'usr/lib/keep.so'))).mode & 0o7777).toBe(0o755);
});

it('adds the agent, its folders, and a git that starts nothing', async () => {
  expect(await readFile(join(root, 'etc/passwd'), 'utf8')).toContain('agent:x:10001:10001');
  expect((await stat(join(root, 'out'))).mode & 0o777).toBe(0o777);
  expect(await readFile(join(root, 'etc/gitconfig'), 'utf8')).toContain('hooksPath = /dev/null');
});
