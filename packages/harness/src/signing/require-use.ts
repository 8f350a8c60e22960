// Whether what trust.json lists counts for this, today: keys and pipelines alike.
import { HarnessError, type TrustedIdentity, type TrustedKey } from '@agent-harness/contracts';

export type Trusted = TrustedKey | TrustedIdentity;

export type Use = Trusted['uses'][number];

/**
 * @param today `yyyy-mm-dd` in UTC, the verifier's own; what is verified says nothing about the time
 * @throws HarnessError `trust.use`, `trust.expired`, `trust.holder`
 */
export function requireUse(trusted: Trusted, use: Use, today: string): void {
  const { holder, validUntil } = trusted;
  const uses: readonly Use[] = trusted.uses;
  if (!uses.includes(use))
    throw new HarnessError('trust.use', `${nameOf(trusted)} is trusted for ${uses.join(', ')}, not for a ${use}`, 'sign with a key that is'); // prettier-ignore
  if (today > validUntil)
    throw new HarnessError('trust.expired', `${nameOf(trusted)} was valid until ${validUntil}`, 'sign again with what is still valid'); // prettier-ignore
  if (use === 'sign-off' && holder.kind !== 'person')
    throw new HarnessError('trust.holder', `${nameOf(trusted)} is held by ${holder.name}, a ${holder.kind}; a sign-off is a person's`, 'have a person of the team sign'); // prettier-ignore
}

const nameOf = (trusted: Trusted): string => `${'publicKey' in trusted ? 'key' : 'pipeline'} ${trusted.id}`;
