// Every file of a release, as release.json lists it: but itself and what signs it.
import { stat } from 'node:fs/promises';
import type { Release } from '@agent-harness/contracts';
import { fileDigest } from '../../files/digests.ts';
import { filesBelow } from '../../files/files-below.ts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../../signing/release-file.ts';

export async function listFiles(folder: string): Promise<Release['files']> {
  const files: Release['files'] = [];
  for (const { path, file } of await filesBelow(folder)) {
    if (path === RELEASE_FILE || path === RELEASE_BUNDLE) continue;
    files.push({ path, bytes: (await stat(file)).size, sha512: await fileDigest('sha512', file) });
  }
  return files;
}
