import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayOf } from '../read-trust.ts';
import { type Judge, verifyBundle } from '../verify-bundle.ts';
import { certificateJudge } from './certificate-judge.ts';
import { PIPELINE, listOf, pipelineSigner } from './keyless.fixture.ts';
import { type Oddities, type SigstoreOnLoopback, sigstoreOnLoopback } from './sigstore.fixture.ts';

type Json = string | number | Json[] | { [key: string]: Json };

interface Timed {
  verificationMaterial: { timestampVerificationData: unknown };
}

const payload = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');
const today = dayOf(new Date());
let sigstore: SigstoreOnLoopback;
let judge: Judge;
let text: string;
beforeAll(async () => {
  sigstore = await sigstoreOnLoopback();
  judge = { trust: listOf(sigstore, PIPELINE), use: 'release', today };
  text = await pipelineSigner(sigstore).seal(payload, [PIPELINE.issuer]);
});
afterAll(() => sigstore[Symbol.asyncDispose]());

function refusal(changed: string, by: Judge = judge): string {
  try {
    verifyBundle(changed, 'x.json', by);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const spelled = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Each text in the bundle, with a function that puts another in its place. */
function leaves(
  value: Json,
  at: string[] = [],
): { path: string; value: string; put: (by: string) => string }[] {
  if (typeof value === 'string') return [{ path: at.join('.'), value, put: (by) => replaced(at, by) }];
  return Object.entries(value).flatMap(([key, one]) => leaves(one as Json, [...at, key]));
}

function replaced(at: string[], by: unknown): string {
  const bundle = JSON.parse(text) as Record<string, Json>;
  const last = at.at(-1) ?? '';
  const parent = at.slice(0, -1).reduce<Record<string, Json>>((one, key) => one[key] as Record<string, Json>, bundle); // prettier-ignore
  if (by === undefined) delete parent[last];
  else parent[last] = by as Json;
  return spelled(bundle);
}

const ENTRY = ['verificationMaterial', 'tlogEntries', '0'];

it('accepts what was signed, and has every part of it before its eyes', () => {
  expect(refusal(text)).toBe('accepted');
  const parts = leaves(JSON.parse(text) as Json).map(({ path }) => path.split('.').slice(-2).join('.'));
  expect(parts).toEqual([
    'mediaType',
    'certificate.rawBytes',
    '0.logIndex',
    'logId.keyId',
    'kindVersion.kind',
    'kindVersion.version',
    '0.integratedTime',
    'inclusionPromise.signedEntryTimestamp',
    'inclusionProof.rootHash',
    'inclusionProof.treeSize',
    'checkpoint.envelope',
    '0.canonicalizedBody',
    'dsseEnvelope.payload',
    'dsseEnvelope.payloadType',
    '0.sig',
  ]);
});

it('refuses another character at the beginning, in the middle and at the end of each part', () => {
  for (const { path, value, put } of leaves(JSON.parse(text) as Json))
    for (const at of [0, 1, value.length >> 1, value.length - 2, value.length - 1]) {
      const other = /\d/.test(value[at] ?? '') ? String((Number(value[at]) + 1) % 10) : value[at] === 'A' ? 'B' : 'A'; // prettier-ignore
      const changed = put(`${value.slice(0, Math.max(at, 0))}${other}${value.slice(at + 1)}`);
      expect(refusal(changed), `${path} at ${at}`).toMatch(/^signature\./);
    }
});

it('refuses a flip of any one bit', () => {
  fc.assert(
    fc.property(fc.nat(Buffer.byteLength(text) * 8 - 1), (bit) => {
      const bytes = Buffer.from(text);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refusal(bytes.toString('utf8')), `bit ${bit}`).not.toBe('accepted');
    }),
  );
});

it('names the part that is gone', () => {
  const without = (...at: string[]): string => refusal(replaced(at, undefined));
  expect(without('verificationMaterial', 'tlogEntries')).toBe('signature.log');
  expect(without(...ENTRY, 'inclusionProof')).toBe('signature.bundle');
  expect(without('verificationMaterial', 'certificate')).toBe('signature.bundle');
  expect(without('dsseEnvelope')).toBe('signature.bundle');
});

it('knows no time without a promise of the log or a signed time', async () => {
  const without = (bundle: string): string => {
    const parsed = JSON.parse(bundle) as { verificationMaterial: { tlogEntries: Record<string, unknown>[] } };
    delete parsed.verificationMaterial.tlogEntries[0]?.['inclusionPromise'];
    return spelled(parsed);
  };
  expect(refusal(without(text))).toBe('signature.time');
  const timed = await pipelineSigner(sigstore, {}, true).seal(payload, [PIPELINE.issuer]);
  expect([refusal(timed), refusal(without(timed))]).toEqual(['accepted', 'accepted']);
});

it('refuses a signed time of another signature', async () => {
  const [one, two] = await Promise.all(
    [0, 1].map(async () => JSON.parse(await pipelineSigner(sigstore, {}, true).seal(payload, [PIPELINE.issuer])) as Timed), // prettier-ignore
  );
  if (!one || !two) throw new Error('two were signed');
  one.verificationMaterial.timestampVerificationData = two.verificationMaterial.timestampVerificationData;
  expect(refusal(spelled(one))).toBe('signature.time');
});

it('refuses a second entry, a second signature, a key id, and what lies behind the certificate', () => {
  const parsed = JSON.parse(text) as {
    verificationMaterial: { tlogEntries: unknown[]; certificate: { rawBytes: string } };
    dsseEnvelope: { signatures: object[] };
  };
  const { tlogEntries, certificate } = parsed.verificationMaterial;
  const [signature] = parsed.dsseEnvelope.signatures;
  const longer = Buffer.concat([Buffer.from(certificate.rawBytes, 'base64'), Buffer.of(0)]).toString(
    'base64',
  );
  expect(refusal(replaced(['verificationMaterial', 'tlogEntries'], [...tlogEntries, ...tlogEntries]))).toBe('signature.log'); // prettier-ignore
  expect(refusal(replaced(['dsseEnvelope', 'signatures'], [signature, signature]))).toBe('signature.bundle');
  expect(refusal(replaced(['dsseEnvelope', 'signatures'], [{ ...signature, keyid: 'x' }]))).toBe('signature.bundle'); // prettier-ignore
  expect(refusal(replaced(['verificationMaterial', 'certificate', 'rawBytes'], longer))).toBe('signature.certificate'); // prettier-ignore
});

it('refuses any spelling but its own', () => {
  for (const changed of [
    text.trimEnd(),
    `${text}\n`,
    JSON.stringify(JSON.parse(text)),
    text.replace('{', '{"a":1,'),
  ])
    // prettier-ignore
    expect(refusal(changed)).toBe('signature.bundle');
});

it('refuses a payload that was exchanged, and another bundle’s signature', async () => {
  const other = Buffer.from('{"_type":"https://in-toto.io/Statement/v1","x":1}').toString('base64');
  expect(refusal(replaced(['dsseEnvelope', 'payload'], other))).toMatch(/signature\.(log|wrong)/);
  const second = JSON.parse(await pipelineSigner(sigstore).seal(payload, [PIPELINE.issuer])) as Record<string, Json>; // prettier-ignore
  expect(refusal(replaced(['dsseEnvelope'], second['dsseEnvelope']))).toMatch(/^signature\./);
  expect(refusal(replaced(['verificationMaterial'], second['verificationMaterial']))).toMatch(/^signature\./);
});

it('refuses what another root vouches for', async () => {
  await using other = await sigstoreOnLoopback();
  expect(refusal(text, { ...judge, trust: listOf(other, PIPELINE) })).toMatch(
    /^signature\.(certificate|time)$/,
  );
  const timed = await pipelineSigner(sigstore, {}, true).seal(payload, [PIPELINE.issuer]);
  const parts = ['certificateAuthorities', 'tlogs', 'ctlogs', 'timestampAuthorities'] as const;
  const codes = parts.map((part) => {
    const mixed = { ...(JSON.parse(sigstore.root) as object), [part]: (JSON.parse(other.root) as Record<string, unknown>)[part] }; // prettier-ignore
    const certificates = certificateJudge(Buffer.from(JSON.stringify(mixed)), 'root');
    return refusal(timed, { ...judge, trust: { ...judge.trust, certificates } });
  });
  expect(codes).toEqual([
    'signature.certificate',
    'signature.log',
    'signature.certificate',
    'signature.time',
  ]);
});

it.each<[string, Oddities, string]>([
  ['a certificate in no certificate log', { unlogged: true }, 'signature.certificate'],
  ['a signature after the certificate’s end', { logTime: new Date(Date.now() + 3_600_000) }, 'signature.certificate'], // prettier-ignore
  ['an entry from before its log', { logTime: new Date('2020-01-01') }, 'signature.certificate'],
])('refuses %s', async (_, odd, code) => {
  await using strange = await sigstoreOnLoopback(odd);
  const made = await pipelineSigner(strange).seal(payload, [PIPELINE.issuer]);
  expect(refusal(made, { ...judge, trust: listOf(strange, PIPELINE) })).toBe(code);
});

it('takes no other file for a root', () => {
  for (const bytes of [
    '',
    '[]',
    '{"tlogs":[{}]}',
    JSON.stringify({ ...(JSON.parse(sigstore.root) as object), ctlogs: [] }),
  ])
    expect(() => certificateJudge(Buffer.from(bytes), 'root.json')).toThrow(
      expect.objectContaining({ code: 'trust.root' }) as Error,
    );
});
