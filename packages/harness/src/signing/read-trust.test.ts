import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trust } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testKey, trustOf } from './keys.fixture.ts';
import { findTrust, readTrust } from './read-trust.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trust-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(trust: Trust): Promise<string> {
  const file = join(folder, 'trust.json');
  await writeFile(file, JSON.stringify(trust));
  return file;
}

it('reads a list of keys, and one without any', async () => {
  expect((await readTrust(await written(trustOf(testKey())))).keys).toHaveLength(1);
  expect((await readTrust(await written(trustOf()))).keys).toEqual([]);
});

it('refuses an id for two keys, and a key with two ids', async () => {
  const key = testKey();
  const renamed = { ...key, entry: { ...key.entry, id: 'other' } };
  for (const trust of [trustOf(key, testKey()), trustOf(key, renamed)])
    await expect(readTrust(await written(trust))).rejects.toMatchObject({ code: 'trust.twice' });
});

it('refuses a missing file', async () => {
  await expect(readTrust(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'contract.invalid' });
});

it('finds the file in the nearest folder above', async () => {
  const file = await written(trustOf());
  await mkdir(join(folder, 'a/b'), { recursive: true });
  expect(findTrust(join(folder, 'a/b'))).toBe(file);
  expect(findTrust('/')).toBeNull();
});

it('reads this repository’s own', async () => {
  const file = findTrust(import.meta.dirname);
  expect(file && (await readTrust(file)).contract).toBe('trust/1');
});
