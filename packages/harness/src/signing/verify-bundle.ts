// Whether a bundle's signature is by a key or a pipeline of trust.json over exactly its payload.
import { createPublicKey, verify } from 'node:crypto';
import { HarnessError, type TrustedKey } from '@agent-harness/contracts';
import { holdsCertificate, readBundle, signedBytes } from './bundle.ts';
import { requireIdentity } from './keyless/require-identity.ts';
import { type TrustList, requireKey } from './read-trust.ts';
import type { Trusted, Use } from './require-use.ts';

export interface VerifiedPayload {
  /** Trusted from here on: the signer said exactly this. */
  payload: Uint8Array;
  by: Trusted;
}

export interface Judge {
  trust: TrustList;
  use: Use;
  /** `yyyy-mm-dd` in UTC. */
  today: string;
}

/** @throws HarnessError `signature.…` or `trust.…` */
export function verifyBundle(text: string, file: string, judge: Judge): VerifiedPayload {
  return holdsCertificate(text) ? verifyCertified(text, file, judge) : verifyKeyed(text, file, judge);
}

function verifyKeyed(text: string, file: string, { trust, use, today }: Judge): VerifiedPayload {
  const { payload, key: id, signature } = readBundle(text, file);
  const key = requireKey(trust, id, use, today);
  if (signedBy(key, payload, signature)) return { payload, by: key };
  throw new HarnessError(
    'signature.wrong',
    `the signature in ${file} is not by key ${id} over what the file holds`,
    'do not use it; get the file again from where it was published',
  );
}

function verifyCertified(text: string, file: string, { trust, use, today }: Judge): VerifiedPayload {
  if (!trust.certificates)
    throw new HarnessError(
      'trust.root',
      `${file} is signed by a pipeline's certificate, and trust.json pins no root to judge it by`,
      'have security and integration add sigstoreRoot and the pipeline, or have it signed by a key',
    );
  const certified = trust.certificates(text, file);
  return { payload: certified.payload, by: requireIdentity(trust, certified, use, today) };
}

export function signedBy({ publicKey }: TrustedKey, payload: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return key.asymmetricKeyType === 'ed25519' && verify(null, signedBytes(payload), key, signature);
}
