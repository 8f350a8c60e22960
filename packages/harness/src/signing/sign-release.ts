// Signs a release: release.sigstore.json, with a statement whose subject is release.json.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFile } from '@agent-harness/contracts';
import { provenanceOf } from './provenance.ts';
import { type TrustList, dayOf } from './read-trust.ts';
import { RELEASE_BUNDLE, RELEASE_FILE } from './release-file.ts';
import type { Trusted } from './require-use.ts';
import { signPayload } from './sign-payload.ts';
import type { Provenance, Signer } from './signer.ts';
import { type DigestSet, encodeStatement } from './statement.ts';
import { type Judge, verifyBundle } from './verify-bundle.ts';

/**
 * @returns whose signature it is
 * @throws ContractError; HarnessError `trust.…`, `signing.…` or `signature.…`; nothing is written then
 */
export async function signRelease(
  folder: string,
  provenance: Provenance,
  signer: Signer,
  trust: TrustList,
  now: Date = new Date(),
): Promise<Trusted> {
  const file = join(folder, RELEASE_FILE);
  const release = await parseFile('release', file);
  const bytes = await readFile(file);
  const payload = encodeStatement(provenanceOf(release, digestsOf(bytes), provenance));
  const judge: Judge = { trust, use: 'release', today: dayOf(now) };
  const text = await signPayload(payload, signer, judge);
  await writeFile(join(folder, RELEASE_BUNDLE), text);
  return verifyBundle(text, RELEASE_BUNDLE, judge).by;
}

export function digestsOf(bytes: Uint8Array): DigestSet {
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return { sha256: digest('sha256'), sha512: digest('sha512') };
}
