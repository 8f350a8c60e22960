// Writes what a collecting program found, for the Read tool of the stage that follows.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../program/refusal.ts';

/**
 * @param files text by path, in order: an index comes last, so that it never names a file that is not there
 * @returns the paths
 * @throws Refusal `out-not-writable`
 */
export async function writeFiles(
  out: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<string[]> {
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), text);
    }
  } catch (cause) {
    throw new Refusal(
      'out-not-writable',
      `cannot write to ${out}: ${(cause as Error).message}`,
      'give a writable folder as --out',
    );
  }
  return files.map(([path]) => path);
}
