// Bundles a TypeScript entry into one file that Node can start: the tests run today's source, never a stale build.
import { mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** @param entry relative to the package folder */
export async function bundle(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hooks-bundle-'));
  const file = join(folder, 'dist', 'main.mjs');
  // Beside the code as in the package: the guard redacts by rules before a session brings its own, and L5 reads words.
  for (const data of ['rules', 'words'])
    await symlink(fileURLToPath(new URL(`../${data}`, import.meta.url)), join(folder, data));
  const build = await rolldown({
    input: fileURLToPath(new URL(`../${entry}`, import.meta.url)),
    platform: 'node',
    // The oldest Node that package.json promises.
    transform: { target: 'node20' },
  });
  await build.write({ file, format: 'esm' });
  await build.close();
  return file;
}
