// Digests as records and releases write them, and as npm does.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

type Algorithm = 'sha256' | 'sha512';

/** `sha256:<hex>` of what is in hand. */
export const sha256 = (bytes: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** `<algorithm>:<hex>` */
export async function fileDigest(algorithm: Algorithm, file: string): Promise<string> {
  return `${algorithm}:${await hexDigestOf(algorithm, file)}`;
}

export async function hexDigestOf(algorithm: Algorithm, file: string): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** `sha512-…`, as npm writes it in a lockfile, → `sha512:<hex>`. Null for another algorithm. */
export function digestOfIntegrity(integrity: string): string | null {
  const [, encoded] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? [];
  return encoded === undefined ? null : `sha512:${Buffer.from(encoded, 'base64').toString('hex')}`;
}

export const integrityOfDigest = (digest: string): string =>
  `sha512-${Buffer.from(digest.slice('sha512:'.length), 'hex').toString('base64')}`;
