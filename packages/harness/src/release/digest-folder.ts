// The files of a folder with their digests: of an installed layer, a built skill, a suite.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { type DigestedFile, filesDigest } from './files-digest.ts';

/**
 * @param except names directly below the folder that are not part of it
 * @throws HarnessError `digest.entry` for a link or a device: what it leads to is not in the digest
 */
export async function digestFolder(folder: string, except: readonly string[] = []): Promise<string> {
  const files: DigestedFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name));
    if (except.includes(path.split(sep)[0] ?? '') || entry.isDirectory()) continue;
    if (!entry.isFile())
      throw new HarnessError('digest.entry', `${join(folder, path)} is no regular file`, 'replace it by the file itself'); // prettier-ignore
    files.push({ path: path.replaceAll(sep, '/'), sha256: await sha256Of(join(folder, path)) });
  }
  return filesDigest(files);
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
