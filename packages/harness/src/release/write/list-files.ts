// Every file of a release, as release.json lists it: but itself and what signs it.
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Release } from '@agent-harness/contracts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../../signing/release-file.ts';
import { fileDigest } from '../digests.ts';

export async function listFiles(folder: string): Promise<Release['files']> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== RELEASE_FILE && path !== RELEASE_BUNDLE)
    .sort();
  const files: Release['files'] = [];
  for (const path of paths) {
    const file = join(folder, path);
    files.push({ path, bytes: (await stat(file)).size, sha512: await fileDigest('sha512', file) });
  }
  return files;
}
