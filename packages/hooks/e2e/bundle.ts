// Bundles a TypeScript entry into one file that Node can start: the tests run today's source, never a stale build.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * @param entry relative to the package folder
 * @param name of the file, in a folder of its own
 */
export async function bundle(entry: string, name = 'main.mjs'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hooks-bundle-'));
  const file = join(folder, name);
  const build = await rolldown({
    input: fileURLToPath(new URL(`../${entry}`, import.meta.url)),
    platform: 'node',
  });
  await build.write({ file, format: 'esm' });
  await build.close();
  return file;
}
