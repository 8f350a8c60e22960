import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ENTRY_BYTES, bytesIn, watchDisk } from './disk-watch.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'disk-'))));
afterEach(() => rm(folder, { recursive: true }));

it('counts space in all folders below, and each folder as an entry', async () => {
  await mkdir(join(folder, 'a/b'), { recursive: true });
  await writeFile(join(folder, 'a/b/c'), Buffer.alloc(100_000, 1));
  const bytes = await bytesIn([folder], 1e9);
  expect(bytes).toBeGreaterThanOrEqual(100_000 + 2 * ENTRY_BYTES);
  expect(bytes).toBeLessThan(200_000);
});

it('counts no more than its content for a large file, so that one file may have the whole limit', async () => {
  await writeFile(join(folder, 'large'), Buffer.alloc(4 * ENTRY_BYTES, 1));
  await writeFile(join(folder, 'small'), 'x');
  expect(await bytesIn([folder], 1e9)).toBe(5 * ENTRY_BYTES);
});

it('follows no link and counts no hole', async () => {
  await symlink('/usr', join(folder, 'link'));
  expect(await bytesIn([folder], 1e9)).toBeLessThanOrEqual(2 * ENTRY_BYTES);
});

it('stops counting when there is enough, and stands a folder that is not there', async () => {
  for (let at = 0; at < 20; at++) await writeFile(join(folder, `${at}`), '');
  expect(await bytesIn([folder], 10_000)).toBe(20 * ENTRY_BYTES);
  expect(await bytesIn([join(folder, 'none')], 10)).toBe(0);
});

it('says when the limit is passed', async () => {
  using watch = watchDisk([folder], 50_000);
  await writeFile(join(folder, 'large'), Buffer.alloc(60_000, 1));
  await watch.exceeded;
});

it('says it for files of no bytes', async () => {
  using watch = watchDisk([folder], 50_000);
  await mkdir(join(folder, 'a'));
  for (let at = 0; at < 20; at++) await writeFile(join(folder, 'a', `${at}`), '');
  await watch.exceeded;
});
