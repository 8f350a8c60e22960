// Whose signature counts: trust.json, and the root beside it by which certificates are judged.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HarnessError, type Trust, type TrustedKey, parseFile } from '@agent-harness/contracts';
import { sha256 } from '../files/digests.ts';
import type { CertificateJudge } from './keyless/certificate-judge.ts';
import { type Use, requireUse } from './require-use.ts';

export interface TrustList extends Trust {
  /** Holds the pinned root; absent when the list pins none, and then no certificate counts. */
  certificates?: CertificateJudge;
}

/** @throws ContractError; HarnessError `trust.twice`, `trust.identity` or `trust.root` */
export async function readTrust(file: string): Promise<TrustList> {
  const trust = await parseFile('trust', file);
  const identities = trust.identities ?? [];
  requireOnce(
    file,
    'id',
    [...trust.keys, ...identities].map(({ id }) => id),
  );
  requireOnce(file, 'publicKey', trust.keys.map(({ publicKey }) => publicKey)); // prettier-ignore
  requireOnce(file, 'subject', identities.map(({ issuer, subject }) => `${subject} of ${issuer}`)); // prettier-ignore
  for (const { id, subject, repository } of identities)
    if (!subject.startsWith(`${repository}/`))
      throw new HarnessError('trust.identity', `${file}: the subject of ${id} is not in its repository ${repository}`, 'name the pipeline of the repository itself: a workflow that others may call is no identity'); // prettier-ignore
  if (trust.sigstoreRoot) return { ...trust, certificates: await openRoot(file, trust.sigstoreRoot) };
  if (identities.length === 0) return trust;
  throw new HarnessError('trust.root', `${file} lists pipelines, and no root to judge their certificates by`, 'add sigstoreRoot: the name and digest of trusted_root.json'); // prettier-ignore
}

function requireOnce(file: string, field: string, values: readonly string[]): void {
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice === undefined) return;
  throw new HarnessError(
    'trust.twice',
    `${file} lists ${field} ${twice} twice`,
    'an id stands for one key or pipeline, and each has one id: remove the other entry',
  );
}

async function openRoot(
  list: string,
  { file, digest }: NonNullable<Trust['sigstoreRoot']>,
): Promise<CertificateJudge> {
  const path = join(dirname(list), file);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new HarnessError('trust.root', `${path}, which ${list} pins, cannot be read: ${cause.code}`, 'put the file beside the list', { cause }); // prettier-ignore
  });
  const found = sha256(bytes);
  if (found !== digest)
    throw new HarnessError('trust.root', `${path} is not the root that ${list} pins: it is ${found}`, 'get the pinned file, or have security and integration look at the new one'); // prettier-ignore
  // Only a list that pins a root pays for the library.
  const { certificateJudge } = await import('./keyless/certificate-judge.ts');
  return certificateJudge(bytes, path);
}

/** The trust.json of `folder` or the nearest folder above it; null when there is none. */
export function findTrust(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, 'trust.json');
    if (existsSync(file)) return file;
    if (dirname(at) === at) return null;
  }
}

/** @throws HarnessError `trust.unknown` and as `requireUse` does */
export function requireKey(trust: Trust, id: string, use: Use, today: string): TrustedKey {
  const key = trust.keys.find((one) => one.id === id);
  if (!key)
    throw new HarnessError(
      'trust.unknown',
      `key ${id} is not in trust.json, which lists ${trust.keys.map((one) => one.id).join(', ') || 'no key'}`,
      'have it signed by a key that is listed, or have security and integration add this one',
    );
  requireUse(key, use, today);
  return key;
}

/** `yyyy-mm-dd` in UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
