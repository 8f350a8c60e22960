import { expect, it } from 'vitest';
import { dayOf } from '../read-trust.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { CLAIMS, PIPELINE, listOf, pipelineSigner } from './keyless.fixture.ts';
import { keylessSigner } from './keyless-signer.ts';
import { identityToken, sigstoreOnLoopback } from './sigstore.fixture.ts';

const payload = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');
const issuers = [PIPELINE.issuer];
const [CERTIFICATE, ENTRY, TIME] = ['/api/v2/signingCert', '/api/v1/log/entries', '/api/v1/timestamp'];

it.each([
  [false, [CERTIFICATE, ENTRY]],
  [true, [CERTIFICATE, ENTRY, TIME]],
])('signs by certificate and log, and with a signed time: %s', async (tsa, asked) => {
  await using sigstore = await sigstoreOnLoopback();
  const text = await pipelineSigner(sigstore, {}, tsa).seal(payload, issuers);
  const trust = listOf(sigstore, PIPELINE);
  const { payload: found, by } = verifyBundle(text, 'x', { trust, use: 'release', today: dayOf(new Date()) });
  expect(Buffer.from(found)).toEqual(payload);
  expect(by).toEqual(PIPELINE);
  expect(sigstore.asked.sort()).toEqual(asked.sort());
  expect(text).not.toContain(identityToken(CLAIMS));
});

it.each([
  [CERTIFICATE, 'signing.certificate'],
  [ENTRY, 'signing.log'],
  [TIME, 'signing.time'],
])('says that %s was refused, and why, without the token', async (path, code) => {
  await using sigstore = await sigstoreOnLoopback({ refuse: [path] });
  const error: unknown = await pipelineSigner(sigstore, {}, true).seal(payload, issuers).catch((e: unknown) => e); // prettier-ignore
  expect(error).toMatchObject({ code, message: expect.stringContaining('not today') });
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(identityToken(CLAIMS));
  expect((error as Error).cause).toBeUndefined();
});

it('says that the network is missing', async () => {
  const closed = await sigstoreOnLoopback();
  await closed[Symbol.asyncDispose]();
  await expect(pipelineSigner(closed).seal(payload, issuers)).rejects.toMatchObject({
    code: 'signing.network',
    message: expect.stringContaining(closed.url),
  });
});

it('sends nothing with the token of an issuer that counts for nobody', async () => {
  await using sigstore = await sigstoreOnLoopback();
  const signing = pipelineSigner(sigstore, { iss: 'https://gitlab.example' }).seal(payload, issuers);
  await expect(signing).rejects.toMatchObject({ code: 'signing.untrusted' });
  expect(sigstore.asked).toEqual([]);
});

it('repeats no token that the library cannot read', async () => {
  await using sigstore = await sigstoreOnLoopback();
  const services = { fulcio: sigstore.url, rekor: sigstore.url };
  const token = { text: 'no.token.secret', issuer: PIPELINE.issuer };
  const signer = keylessSigner(services, () => Promise.resolve(token), { timeout: 1000, retry: 0 });
  const error: unknown = await signer.seal(payload, issuers).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'signing.token' });
  expect(String(error)).not.toContain('secret');
});
