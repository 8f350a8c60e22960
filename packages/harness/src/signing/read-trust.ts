// Which keys count: trust.json, and what a key in it may be used for today.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { HarnessError, type Trust, type TrustedKey, parseFile } from '@agent-harness/contracts';

export type Use = TrustedKey['uses'][number];

/** @throws ContractError; HarnessError `trust.twice` when an id or a key is listed twice */
export async function readTrust(file: string): Promise<Trust> {
  const trust = await parseFile('trust', file);
  for (const field of ['id', 'publicKey'] as const) {
    const seen = new Set<string>();
    for (const key of trust.keys) {
      if (seen.has(key[field]))
        throw new HarnessError(
          'trust.twice',
          `${file} lists ${field} ${key[field]} twice`,
          'an id stands for one key and a key has one id: remove the other entry',
        );
      seen.add(key[field]);
    }
  }
  return trust;
}

/** The trust.json of `folder` or the nearest folder above it; null when there is none. */
export function findTrust(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, 'trust.json');
    if (existsSync(file)) return file;
    if (dirname(at) === at) return null;
  }
}

/**
 * @param today `yyyy-mm-dd` in UTC, the verifier's own; what is verified says nothing about the time
 * @throws HarnessError `trust.unknown`, `trust.use`, `trust.expired`, `trust.holder`
 */
export function requireKey(trust: Trust, id: string, use: Use, today: string): TrustedKey {
  const key = trust.keys.find((one) => one.id === id);
  if (!key)
    throw new HarnessError(
      'trust.unknown',
      `key ${id} is not in trust.json, which lists ${trust.keys.map((one) => one.id).join(', ') || 'no key'}`,
      'have it signed by a key that is listed, or have security and integration add this one',
    );
  if (!key.uses.includes(use))
    throw new HarnessError('trust.use', `key ${id} is trusted for ${key.uses.join(', ')}, not for a ${use}`, 'sign with a key that is'); // prettier-ignore
  if (today > key.validUntil)
    throw new HarnessError('trust.expired', `key ${id} was valid until ${key.validUntil}`, 'sign again with a key that is still valid'); // prettier-ignore
  if (use === 'sign-off' && key.holder.kind !== 'person')
    throw new HarnessError('trust.holder', `key ${id} is held by ${key.holder.name}, a ${key.holder.kind}; a sign-off is a person's`, 'have a person of the team sign'); // prettier-ignore
  return key;
}

/** `yyyy-mm-dd` in UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
