import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trust } from '@agent-harness/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PIPELINE, documentOf } from './keyless/keyless.fixture.ts';
import { type SigstoreOnLoopback, sigstoreOnLoopback } from './keyless/sigstore.fixture.ts';
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

describe('a list that pins a root', () => {
  const pin = async (change: (trust: Trust) => void = () => {}): Promise<string> => {
    const trust = structuredClone(documentOf(sigstore, PIPELINE));
    change(trust);
    return written(trust);
  };
  let sigstore: SigstoreOnLoopback;
  beforeEach(async () => {
    sigstore = await sigstoreOnLoopback();
    await writeFile(join(folder, 'trusted_root.json'), sigstore.root);
  });
  afterEach(() => sigstore[Symbol.asyncDispose]());

  it('is read with what judges by it', async () => {
    expect((await readTrust(await pin())).certificates).toBeInstanceOf(Function);
    expect((await readTrust(await written(trustOf()))).certificates).toBeUndefined();
  });

  it('is refused when the root is another, missing, or not pinned', async () => {
    const file = await pin();
    const refused = { code: 'trust.root' };
    await writeFile(join(folder, 'trusted_root.json'), `${sigstore.root} `);
    await expect(readTrust(file)).rejects.toMatchObject(refused);
    await rm(join(folder, 'trusted_root.json'));
    await expect(readTrust(file)).rejects.toMatchObject(refused);
    await expect(readTrust(await pin((trust) => delete trust.sigstoreRoot))).rejects.toMatchObject(refused);
  });

  it('names each pipeline once, and in its own repository', async () => {
    const again = { ...PIPELINE, id: 'again' };
    const key = testKey({ id: PIPELINE.id });
    const elsewhere = { ...PIPELINE, repository: 'https://github.com/acme/agent' };
    for (const [change, code] of [
      [(trust: Trust) => trust.identities?.push(again), 'trust.twice'],
      [(trust: Trust) => trust.identities?.push({ ...PIPELINE, subject: `${PIPELINE.subject}2` }), 'trust.twice'], // prettier-ignore
      [(trust: Trust) => trust.keys.push(key.entry), 'trust.twice'],
      [(trust: Trust) => trust.identities?.splice(0, 1, elsewhere), 'trust.identity'],
    ] as const)
      await expect(readTrust(await pin(change))).rejects.toMatchObject({ code });
  });
});

it('reads this repository’s own', async () => {
  const file = findTrust(import.meta.dirname);
  expect(file && (await readTrust(file)).contract).toBe('trust/1');
});
