// A pipeline of trust.json, its token, and a list that pins the root of a Sigstore on loopback.
import type { Trust, TrustedIdentity } from '@agent-harness/contracts';
import { sha256 } from '../../files/digests.ts';
import type { TrustList } from '../read-trust.ts';
import type { KeylessSigner } from '../signer.ts';
import { certificateJudge } from './certificate-judge.ts';
import { keylessSigner } from './keyless-signer.ts';
import { type SigstoreOnLoopback, identityToken } from './sigstore.fixture.ts';

export const PIPELINE: TrustedIdentity = {
  id: 'release-workflow',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'https://github.com/acme/agents/.github/workflows/release.yml@refs/heads/main',
  repository: 'https://github.com/acme/agents',
  holder: { kind: 'service', name: 'release-workflow' },
  team: 'integration',
  uses: ['release'],
  validFrom: '2020-01-01',
  validUntil: '2099-12-31',
};

/** What GitHub would put into the pipeline's token. */
export const CLAIMS = {
  iss: PIPELINE.issuer,
  sub: PIPELINE.subject,
  repository: 'acme/agents',
  ref: 'refs/heads/main',
  exp: 4_000_000_000,
};

export const documentOf = (sigstore: SigstoreOnLoopback, ...identities: TrustedIdentity[]): Trust => ({
  contract: 'trust/1',
  keys: [],
  identities,
  sigstoreRoot: { file: 'trusted_root.json', digest: sha256(sigstore.root) },
});

export const listOf = (sigstore: SigstoreOnLoopback, ...identities: TrustedIdentity[]): TrustList => ({
  ...documentOf(sigstore, ...identities),
  certificates: certificateJudge(Buffer.from(sigstore.root), 'trusted_root.json'),
});

export const pipelineSigner = (
  { url }: SigstoreOnLoopback,
  claims: Record<string, unknown> = {},
  tsa = false,
): KeylessSigner => {
  const all = { ...CLAIMS, ...claims };
  return keylessSigner(
    { fulcio: url, rekor: url, ...(tsa ? { tsa: url } : {}) },
    () => Promise.resolve({ text: identityToken(all), issuer: String(all.iss) }),
    { timeout: 10_000, retry: 0 },
  );
};
