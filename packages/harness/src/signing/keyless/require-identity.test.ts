import type { TrustedIdentity } from '@agent-harness/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../read-trust.ts';
import type { Use } from '../require-use.ts';
import { verifyBundle } from '../verify-bundle.ts';
import type { Certified } from './certified.ts';
import { PIPELINE, listOf, pipelineSigner } from './keyless.fixture.ts';
import { requireIdentity } from './require-identity.ts';
import { type SigstoreOnLoopback, sigstoreOnLoopback } from './sigstore.fixture.ts';

const now = new Date();
const today = dayOf(now);
const day = (days: number): string => dayOf(new Date(now.getTime() + days * 86_400_000));
let sigstore: SigstoreOnLoopback;
beforeAll(async () => {
  sigstore = await sigstoreOnLoopback();
});
afterAll(() => sigstore[Symbol.asyncDispose]());

const sealed = (claims: Record<string, unknown> = {}): Promise<string> =>
  pipelineSigner(sigstore, claims).seal(Buffer.from('{}'), [String(claims['iss'] ?? PIPELINE.issuer)]);

function refusal(
  text: string,
  change: Partial<TrustedIdentity> = {},
  use: Use = 'release',
  on = today,
): unknown {
  try {
    return verifyBundle(text, 'x', { trust: listOf(sigstore, { ...PIPELINE, ...change }), use, today: on }).by
      .id;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a certificate of', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['the pipeline', {}, PIPELINE.id],
    [
      'another branch',
      { sub: PIPELINE.subject.replace('main', 'mine'), ref: 'refs/heads/mine' },
      'trust.unknown',
    ],
    ['a longer branch', { sub: `${PIPELINE.subject}2` }, 'trust.unknown'],
    ['a name that the listed one matches as a pattern', { sub: PIPELINE.subject.replace('release.yml', 'release-yml') }, 'trust.unknown'], // prettier-ignore
    ['another issuer', { iss: 'https://token.actions.githubusercontent.example' }, 'trust.issuer'],
    ['the same issuer, spelled otherwise', { iss: `${PIPELINE.issuer}/` }, 'trust.issuer'],
    ['the workflow, called from another repository', { repository: 'mallory/agents' }, 'trust.repository'],
    ['the workflow, called from another branch', { ref: 'refs/heads/mine' }, 'trust.repository'],
    ['no repository', { repository: undefined }, 'trust.repository'],
  ])('%s: %s', async (_, claims, expected) => {
    expect(refusal(await sealed(claims))).toBe(expected);
  });

  it('an issuer whose letters read the same only as ASCII', () => {
    const forged = Buffer.from(PIPELINE.issuer);
    forged[8] = (forged[8] ?? 0) | 0x80;
    expect(forged.toString('ascii')).toBe(PIPELINE.issuer);
    const der = (tag: number, content: Buffer): Buffer =>
      Buffer.concat([Buffer.of(tag, content.length), content]);
    const extensions = new Map<string, Uint8Array>([
      ['2.5.29.17', der(0x30, der(0x86, Buffer.from(PIPELINE.subject)))],
      ['1.3.6.1.4.1.57264.1.8', der(0x0c, Buffer.from(PIPELINE.issuer))],
      ['1.3.6.1.4.1.57264.1.12', der(0x0c, Buffer.from(PIPELINE.repository))],
      ['1.3.6.1.4.1.57264.1.14', der(0x0c, Buffer.from('refs/heads/main'))],
    ]);
    const certified: Certified = { payload: Buffer.of(), issuedAt: now, subject: PIPELINE.subject, issuer: PIPELINE.issuer, extensions }; // prettier-ignore
    const trust = { contract: 'trust/1' as const, keys: [], identities: [PIPELINE] };
    expect(requireIdentity(trust, certified, 'release', today)).toEqual(PIPELINE);
    extensions.set('1.3.6.1.4.1.57264.1.8', der(0x0c, forged));
    expect(() => requireIdentity(trust, certified, 'release', today)).toThrow(/vouched for/);
  });
});

describe('an entry counts', () => {
  it('from its first day on, for what was signed since', async () => {
    const text = await sealed();
    expect(refusal(text, { validFrom: today })).toBe(PIPELINE.id);
    expect(refusal(text, { validFrom: day(1) })).toBe('trust.early');
    expect(refusal(text, { validFrom: day(1) }, 'release', day(2))).toBe('trust.early');
    expect(refusal(text, { validFrom: today }, 'release', day(-1))).toBe('trust.early');
  });

  it('until its last day', async () => {
    const text = await sealed();
    expect(refusal(text, { validUntil: today })).toBe(PIPELINE.id);
    expect(refusal(text, { validUntil: day(-1) })).toBe('trust.expired');
  });

  it('never for a sign-off, not even where a list that was not parsed says so', async () => {
    const text = await sealed();
    expect(refusal(text, {}, 'sign-off')).toBe('trust.use');
    const forged = { uses: ['sign-off'] } as unknown as Partial<TrustedIdentity>;
    expect(refusal(text, forged, 'sign-off')).toBe('trust.holder');
  });
});

it('names long subjects byte by byte too', async () => {
  for (const length of [60, 200, 300]) {
    const subject = PIPELINE.subject.replace('release.yml', `${'r'.repeat(length)}.yml`);
    const text = await sealed({ sub: subject });
    expect(refusal(text, { subject })).toBe(PIPELINE.id);
    expect(refusal(text)).toBe('trust.unknown');
  }
});
