// One digest over a package's files: what a release pins of a layer, and what a run compares with what is installed.
import { sha256 } from '../files/digests.ts';

export interface DigestedFile {
  /** Relative, with `/`. */
  path: string;
  /** Of the contents, as hex. */
  sha256: string;
}

/**
 * sha256 of the text that `sha256sum` prints for the files in byte order of their paths, so that a person can make it too:
 * `find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`.
 * Modes and times are not in it: an installation sets its own.
 */
export function filesDigest(files: readonly DigestedFile[]): string {
  const lines = files
    .map(({ path, sha256: hex }) => ({ path: Buffer.from(path), line: `${hex}  ${path}\n` }))
    .sort((a, b) => Buffer.compare(a.path, b.path));
  return sha256(lines.map(({ line }) => line).join(''));
}
