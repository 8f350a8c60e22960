import { generateKeyPairSync, verify, createPublicKey } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SignerFlags, chooseSigner } from './choose-signer.ts';
import { testKey, trustOf } from './keys.fixture.ts';

const key = testKey();
const trust = trustOf(key);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signer-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(text: string, mode: number): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

const program = (body: string): Promise<string> => file(`#!/usr/bin/env node\n${body}\n`, 0o755);
const choose = (flags: SignerFlags, environment: NodeJS.ProcessEnv = {}) =>
  chooseSigner(flags, environment, trust);

async function works(flags: SignerFlags, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const signer = await choose(flags, environment);
  const signature = await signer?.sign(Buffer.from('what is signed'));
  expect(signer?.key).toBe(key.entry.id);
  expect(
    verify(null, Buffer.from('what is signed'), createPublicKey(key.private), signature ?? Buffer.of()),
  ).toBe(true);
}

it('signs by a key file, by the environment, and by a program', async () => {
  await works({ key: await file(key.pem, 0o600) });
  await works({}, { HARNESS_SIGNING_KEY: key.pem });
  const body = `import { sign } from 'node:crypto';
    const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
    console.log(sign(null, Buffer.concat(chunks), ${JSON.stringify(key.pem)}).toString('base64'));`;
  const path = join(folder, 'signer.mjs');
  await writeFile(path, `#!/usr/bin/env node\n${body}`, { mode: 0o755 });
  await works({ signer: path, signerKey: key.entry.id });
});

it('has none when nothing is given', async () => {
  expect(await choose({})).toBeNull();
});

it('refuses a key that others can read, without repeating it', async () => {
  const error = await choose({ key: await file(key.pem, 0o640) }).catch((cause: Error) => cause);
  expect(error).toMatchObject({ code: 'signing.file' });
  expect(String(error)).not.toContain('PRIVATE');
});

it('refuses what is no ed25519 private key', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    format: 'pem',
    type: 'pkcs8',
  });
  const locked = key.private.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' });
  const half = createPublicKey(key.private).export({ format: 'pem', type: 'spki' });
  for (const pem of [rsa, locked, half, 'no key'])
    await expect(choose({}, { HARNESS_SIGNING_KEY: String(pem) })).rejects.toMatchObject({
      code: 'signing.key',
    });
});

it('refuses a key that trust.json does not list, and several at once', async () => {
  await expect(choose({}, { HARNESS_SIGNING_KEY: testKey().pem })).rejects.toMatchObject({
    code: 'signing.untrusted',
  });
  await expect(choose({ key: 'a', signer: 'b' })).rejects.toMatchObject({ code: 'signing.several' });
  await expect(choose({ signer: 'b' })).rejects.toMatchObject({ code: 'signing.id' });
  await expect(choose({ key: '/nowhere' })).rejects.toMatchObject({ code: 'signing.file' });
});

it('refuses a program that fails, or prints no signature', async () => {
  for (const body of ['process.exit(1)', 'console.log("hello")', '']) {
    const signer = await choose({ signer: await program(body), signerKey: key.entry.id });
    await expect(signer?.sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'signing.command' });
  }
});
