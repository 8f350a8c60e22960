// Signs a payload and proves at once that the signature counts, so that nothing is published that no verifier accepts.
import { HarnessError } from '@agent-harness/contracts';
import { signedBytes, writeBundle } from './bundle.ts';
import { requireKey } from './read-trust.ts';
import type { Signer } from './signer.ts';
import { type Judge, signedBy } from './verify-bundle.ts';

/** @returns the bundle's text @throws HarnessError `trust.…` before signing, `signing.wrong` after it */
export async function signPayload(
  payload: Uint8Array,
  signer: Signer,
  { trust, use, today }: Judge,
): Promise<string> {
  const key = requireKey(trust, signer.key, use, today);
  const signature = await signer.sign(signedBytes(payload));
  if (!signedBy(key, payload, signature))
    throw new HarnessError(
      'signing.wrong',
      `what was signed is not by key ${key.id} as trust.json lists it`,
      'sign with the private half of that key, or name the right one',
    );
  return writeBundle({ payload, key: key.id, signature });
}
