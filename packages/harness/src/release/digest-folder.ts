// The files of a folder with their digests: of an installed layer, a built skill, a suite.
import { HarnessError } from '@agent-harness/contracts';
import { hexDigestOf } from '../files/digests.ts';
import { filesBelow } from '../files/files-below.ts';
import { type DigestedFile, filesDigest } from './files-digest.ts';

/**
 * @param except names directly below the folder that are not part of it
 * @throws HarnessError `digest.entry` for a link or a device: what it leads to is not in the digest
 */
export async function digestFolder(folder: string, except: readonly string[] = []): Promise<string> {
  const files: DigestedFile[] = [];
  for (const { path, file, kind } of await filesBelow(folder)) {
    if (except.includes(path.split('/')[0] ?? '')) continue;
    if (kind !== 'file')
      throw new HarnessError('digest.entry', `${file} is no regular file`, 'replace it by the file itself');
    files.push({ path, sha256: await hexDigestOf('sha256', file) });
  }
  return filesDigest(files);
}
