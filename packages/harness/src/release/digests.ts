// Digests as a release writes them: of bytes, of a file, and of a folder's files.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

type Algorithm = 'sha256' | 'sha512';

export const sha256 = (bytes: string | Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export async function fileDigest(algorithm: Algorithm, file: string): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return `${algorithm}:${hash.digest('hex')}`;
}

/** `sha512-…`, as npm writes it in a lockfile, → `sha512:<hex>`. Null for another algorithm. */
export function digestOfIntegrity(integrity: string): string | null {
  const [, encoded] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? [];
  return encoded === undefined ? null : `sha512:${Buffer.from(encoded, 'base64').toString('hex')}`;
}

export const integrityOfDigest = (digest: string): string =>
  `sha512-${Buffer.from(digest.slice('sha512:'.length), 'hex').toString('base64')}`;

/** Plain files below a folder, relative with `/`, in order of their bytes; `node_modules` is another package's. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)node_modules\//.test(path))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/**
 * What `cd folder && find . -type f | sort | xargs sha256sum | sha256sum` gives, with paths without `./`:
 * anyone can compute it, installed or unpacked, compressed or not.
 */
export async function folderDigest(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of await filesBelow(folder)) {
    const digest = await fileDigest('sha256', join(folder, path));
    lines.push(`${digest.slice('sha256:'.length)}  ${path}\n`);
  }
  return sha256(lines.join(''));
}

export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}
