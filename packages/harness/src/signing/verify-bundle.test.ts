import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { Verifier, toSignedEntity } from '@sigstore/verify';
import type { Trust } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { signedBytes, writeBundle } from './bundle.ts';
import { TODAY, expertKey, signerOf, testKey, trustOf } from './keys.fixture.ts';
import { preAuthenticationEncoding } from './pae.ts';
import { signPayload } from './sign-payload.ts';
import { encodeStatement, statementOf } from './statement.ts';
import { type Judge, signedBy, verifyBundle } from './verify-bundle.ts';

const key = testKey();
const trust = trustOf(key, expertKey());
const judge: Judge = { trust, use: 'release', today: TODAY };
const payload = encodeStatement(statementOf([{ name: 'a', digest: { sha256: 'aa' } }], 'urn:test:1', {}));
const bundle = await signPayload(payload, signerOf(key), judge);

const refusal = (text: string, by: Judge = judge): string => {
  try {
    verifyBundle(text, 'x.json', by);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** A second implementation's verdict. */
function oracle(text: string, { keys }: Trust = trust): void {
  const verifier = new Verifier(
    {
      certificateAuthorities: [],
      timestampAuthorities: [],
      tlogs: [],
      ctlogs: [],
      publicKey: (hint) => {
        const found = keys.find(({ id }) => id === hint);
        if (!found) throw new Error(`no key ${hint}`);
        const der = Buffer.from(found.publicKey, 'base64');
        return {
          publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }),
          validFor: () => true,
        };
      },
    },
    { tlogThreshold: 0, timestampThreshold: 0, ctlogThreshold: 0 },
  );
  verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(text))));
}

it('gives what was signed, and the key', () => {
  const found = verifyBundle(bundle, 'x.json', judge);
  expect(Buffer.from(found.payload)).toEqual(Buffer.from(payload));
  expect(found.by).toEqual(key.entry);
});

it('is accepted by @sigstore/verify, which refuses it when payload or signature is changed', () => {
  expect(() => oracle(bundle)).not.toThrow();
  for (const field of ['payload', 'sig'])
    expect(() =>
      oracle(
        bundle.replace(
          new RegExp(`("${field}": ".{8})(.)`),
          (_, before: string, one: string) => `${before}${one === 'A' ? 'B' : 'A'}`,
        ),
      ),
    ).toThrow(/signature verification failed/);
  expect(() => oracle(bundle, trustOf(expertKey()))).toThrow(/no key/);
});

it('never accepts what @sigstore/verify refuses', () => {
  fc.assert(
    fc.property(fc.nat(bundle.length - 1), fc.constantFrom(...'AQg/ "}]0'), (at, by) => {
      const changed = `${bundle.slice(0, at)}${by}${bundle.slice(at + 1)}`;
      if (refusal(changed) === 'accepted') expect(() => oracle(changed)).not.toThrow();
    }),
  );
});

it('refuses a flip of any one bit', () => {
  const bytes = Buffer.from(bundle);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(refusal(changed.toString('utf8')), `bit ${bit}`).not.toBe('accepted');
  }
});

it('refuses any spelling but its own', () => {
  const parsed = JSON.parse(bundle) as { dsseEnvelope: { signatures: object[] } };
  parsed.dsseEnvelope.signatures.push(...parsed.dsseEnvelope.signatures);
  for (const text of [
    bundle.trimEnd(),
    `${bundle}\n`,
    JSON.stringify(JSON.parse(bundle)),
    JSON.stringify(parsed, null, 2),
    'null',
    '[]',
    '1',
    '',
  ])
    expect(refusal(text)).toBe('signature.bundle');
});

it('judges no certificate without a pinned root', () => {
  expect(refusal('{"verificationMaterial":{"certificate":{"rawBytes":"AA=="}}}')).toBe('trust.root');
});

it('refuses a signature over another payload type, or by another key', () => {
  const signature = sign(null, preAuthenticationEncoding('text/plain', payload), key.private);
  expect(refusal(writeBundle({ payload, key: key.entry.id, signature }))).toBe('signature.wrong');
  const stranger = testKey();
  expect(refusal(bundle, { ...judge, trust: trustOf(stranger) })).toBe('signature.wrong');
});

it('refuses a key that is unlisted, expired, or for another use', async () => {
  expect(refusal(bundle, { ...judge, trust: trustOf() })).toBe('trust.unknown');
  expect(refusal(bundle, { ...judge, today: '2027-06-30' })).toBe('accepted');
  expect(refusal(bundle, { ...judge, today: '2027-07-01' })).toBe('trust.expired');
  expect(refusal(bundle, { ...judge, use: 'sign-off' })).toBe('trust.use');
  const service = testKey({ uses: ['sign-off'], holder: { kind: 'service', name: 'ci' } });
  const signing = signPayload(payload, signerOf(service), {
    trust: trustOf(service),
    use: 'sign-off',
    today: TODAY,
  });
  await expect(signing).rejects.toMatchObject({ code: 'trust.holder' });
});

it('does not publish what would not verify', async () => {
  const other = testKey();
  const lying = { ...signerOf(other), key: key.entry.id };
  await expect(signPayload(payload, lying, judge)).rejects.toMatchObject({ code: 'signing.wrong' });
});

it('believes no key of another kind, whatever it signed', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = {
    ...key.entry,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  expect(signedBy(other, payload, sign(null, signedBytes(payload), privateKey))).toBe(false);
});
