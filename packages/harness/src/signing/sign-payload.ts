// Signs a payload and proves at once that the signature counts, so that nothing is published that no verifier accepts.
import { HarnessError } from '@agent-harness/contracts';
import { signedBytes, writeBundle } from './bundle.ts';
import { requireKey } from './read-trust.ts';
import type { KeySigner, KeylessSigner, Signer } from './signer.ts';
import { type Judge, signedBy, verifyBundle } from './verify-bundle.ts';

/** @returns the bundle's text @throws HarnessError `trust.…` or `signing.…`; `signature.…` when it does not count */
export function signPayload(payload: Uint8Array, signer: Signer, judge: Judge): Promise<string> {
  return signer.kind === 'key' ? signByKey(payload, signer, judge) : signAsPipeline(payload, signer, judge);
}

async function signByKey(
  payload: Uint8Array,
  signer: KeySigner,
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

async function signAsPipeline(payload: Uint8Array, signer: KeylessSigner, judge: Judge): Promise<string> {
  const { trust, use, today } = judge;
  const counting = (trust.identities ?? []).filter(
    ({ uses, validFrom, validUntil }) =>
      uses.some((one) => one === use) && validFrom <= today && today <= validUntil,
  );
  // Before anything is sent: what the log holds stays there for ever.
  if (!trust.certificates || counting.length === 0)
    throw new HarnessError(
      'signing.untrusted',
      `trust.json lists no pipeline that may sign a ${use} today`,
      'have security and integration add sigstoreRoot and this pipeline to identities',
    );
  const text = await signer.seal(payload, [...new Set(counting.map(({ issuer }) => issuer))]);
  verifyBundle(text, 'the new bundle', judge);
  return text;
}
