// Whether a bundle's signature is by a trusted key over exactly its payload.
import { createPublicKey, verify } from 'node:crypto';
import { HarnessError, type Trust, type TrustedKey } from '@agent-harness/contracts';
import { readBundle, signedBytes } from './bundle.ts';
import { type Use, requireKey } from './read-trust.ts';

export interface VerifiedPayload {
  /** Trusted from here on: the key's holder said exactly this. */
  payload: Uint8Array;
  key: TrustedKey;
}

export interface Judge {
  trust: Trust;
  use: Use;
  /** `yyyy-mm-dd` in UTC. */
  today: string;
}

/** @throws HarnessError `signature.…` or `trust.…` */
export function verifyBundle(text: string, file: string, { trust, use, today }: Judge): VerifiedPayload {
  const { payload, key: id, signature } = readBundle(text, file);
  const key = requireKey(trust, id, use, today);
  if (signedBy(key, payload, signature)) return { payload, key };
  throw new HarnessError(
    'signature.wrong',
    `the signature in ${file} is not by key ${id} over what the file holds`,
    'do not use it; get the file again from where it was published',
  );
}

export function signedBy({ publicKey }: TrustedKey, payload: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return key.asymmetricKeyType === 'ed25519' && verify(null, signedBytes(payload), key, signature);
}
