import { expect, it } from 'vitest';
import { type ReleaseSignerFlags, chooseReleaseSigner } from './choose-release-signer.ts';
import { testKey, trustOf } from './keys.fixture.ts';

const key = testKey();
const choose = (flags: ReleaseSignerFlags, environment: NodeJS.ProcessEnv = {}) =>
  chooseReleaseSigner(flags, environment, trustOf(key));

it('is a key, or the pipeline where that is asked for', async () => {
  expect(await choose({})).toBeNull();
  expect(await choose({}, { HARNESS_SIGNING_KEY: key.pem })).toMatchObject({
    kind: 'key',
    key: key.entry.id,
  });
  expect(await choose({ keyless: true }, { SIGSTORE_ID_TOKEN: 'x' })).toMatchObject({ kind: 'keyless' });
  expect(await choose({}, { SIGSTORE_ID_TOKEN: 'x' })).toBeNull();
});

it.each<[ReleaseSignerFlags, NodeJS.ProcessEnv, string]>([
  [{ keyless: true }, {}, 'signing.token'],
  [{ keyless: true, key: 'a.pem' }, { SIGSTORE_ID_TOKEN: 'x' }, 'signing.several'],
  [{ keyless: true, signer: 'a' }, { SIGSTORE_ID_TOKEN: 'x' }, 'signing.several'],
  [{ keyless: true }, { SIGSTORE_ID_TOKEN: 'x', HARNESS_SIGNING_KEY: key.pem }, 'signing.several'],
  [{ keyless: true, fulcio: 'http://f.example', rekor: 'https://r.example' }, { SIGSTORE_ID_TOKEN: 'x' }, 'signing.service'], // prettier-ignore
  [{ rekor: 'https://r.example' }, { HARNESS_SIGNING_KEY: key.pem }, 'signing.service'],
])('refuses %j', async (flags, environment, code) => {
  await expect(choose(flags, environment)).rejects.toMatchObject({ code });
});
