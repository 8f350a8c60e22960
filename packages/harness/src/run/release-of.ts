// Which release of the harness this is.
import { readFile } from 'node:fs/promises';

/** The harness's own version; the digests of its code are recorded beside it. */
export async function releaseOf(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
