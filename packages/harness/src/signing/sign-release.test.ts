import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SmallRelease, sha, smallRelease } from '../release/release.fixture.ts';
import { TODAY, signerOf } from './keys.fixture.ts';
import type { Trusted } from './require-use.ts';
import { signRelease } from './sign-release.ts';
import { verifyBundle } from './verify-bundle.ts';

const now = new Date(`${TODAY}T12:00:00Z`);
let folder: string;
let made: SmallRelease;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'));
  made = await smallRelease(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const sign = (provenance = { builder: 'urn:test:builder' }, key = made.releaseKey): Promise<Trusted> =>
  signRelease(folder, provenance, signerOf(key), made.trust, now);
const bundle = (): Promise<string> => readFile(join(folder, 'release.sigstore.json'), 'utf8');
const hex = (digest = ''): string => digest.split(':')[1] ?? '';

it('says of release.json what it was made from, and no time but the commit’s', async () => {
  const provenance = { builder: 'urn:test:builder', invocation: 'job 7' };
  await sign(provenance);
  const { payload } = verifyBundle(await bundle(), 'x', { trust: made.trust, use: 'release', today: TODAY });
  const bytes = await readFile(join(folder, 'release.json'));
  const { layers, image } = made.release;
  const statement = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>;
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: [
      {
        name: 'release.json',
        digest: { sha256: hex(sha('sha256', bytes)), sha512: hex(sha('sha512', bytes)) },
      },
    ],
    predicate: {
      buildDefinition: {
        buildType: 'urn:agent-harness:cut:1',
        externalParameters: { version: '1.0.0', repository: null },
        resolvedDependencies: [
          { uri: `git+local@${'c'.repeat(40)}`, digest: { gitCommit: 'c'.repeat(40) } },
          ...layers.map(({ layer, sha512 }) => ({
            uri: `pkg:npm/%40agent-harness/${layer}@1.0.0`,
            digest: { sha512: hex(sha512) },
          })),
          { uri: 'image/lock.json', digest: { sha256: hex(image.lockDigest) } },
        ],
      },
      runDetails: { builder: { id: 'urn:test:builder' }, metadata: { invocationId: 'job 7' } },
    },
  });
  expect(JSON.stringify(statement).match(/\d{4}-\d\d-\d\dT[^"]*/g)).toEqual([made.release.source.at]);
});

it('gives the same bytes twice', async () => {
  await sign();
  const first = await bundle();
  await sign();
  expect(await bundle()).toBe(first);
});

it('writes nothing with a key that is not for releases, or for no valid release', async () => {
  const before = await bundle();
  await expect(sign({ builder: 'urn:x:1' }, made.expert)).rejects.toMatchObject({ code: 'trust.use' });
  await writeFile(join(folder, 'release.json'), '{');
  await expect(sign({ builder: 'urn:x:1' })).rejects.toMatchObject({ code: 'contract.invalid' });
  expect(await bundle()).toBe(before);
});
