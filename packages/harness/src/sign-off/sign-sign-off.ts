// Signs a sign-off with a person's key.
import { HarnessError } from '@agent-harness/contracts';
import { type TrustList, requireKey } from '../signing/read-trust.ts';
import { signPayload } from '../signing/sign-payload.ts';
import type { KeySigner } from '../signing/signer.ts';
import { encodeStatement } from '../signing/statement.ts';
import { type SignOff, isDay, signOffStatement } from './sign-off.ts';

/** @returns the bundle's text @throws HarnessError `sign-off.…`, `trust.…` or `signing.…` */
export async function signSignOff(
  signOff: SignOff,
  signer: KeySigner,
  trust: TrustList,
  today: string,
): Promise<string> {
  const refuse = (what: string, instead: string): HarnessError =>
    new HarnessError('sign-off.refused', what, instead);
  if (!isDay(signOff.until)) throw refuse(`${signOff.until} is no day`, 'write it as yyyy-mm-dd');
  if (signOff.until < today) throw refuse(`${signOff.until} is over`, 'give a day to come');
  const { holder, team } = requireKey(trust, signer.key, 'sign-off', today);
  if (holder.name !== signOff.by || team !== signOff.team)
    throw refuse(
      `key ${signer.key} is held by ${holder.name} of ${team}, not by ${signOff.by} of ${signOff.team}`,
      'sign with your own key, under your own name',
    );
  return signPayload(encodeStatement(signOffStatement(signOff)), signer, { trust, use: 'sign-off', today });
}
