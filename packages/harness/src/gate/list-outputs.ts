// Lists what an agent left in its output folder without following anything.
import { lstat } from 'node:fs/promises';
import { fileDigest } from '../files/digests.ts';
import { filesBelow } from '../files/files-below.ts';

export interface OutputFile {
  /** Relative to the folder, with `/`. */
  path: string;
  bytes: number;
  digest: string;
}

export interface Listed {
  files: OutputFile[];
  /** Links, sockets, devices, hard-linked files: refused as they are. */
  strange: string[];
}

/** A file larger than this is listed with an empty digest and refused by its size. */
const READ_AT_MOST = 64 * 1024 * 1024;

export async function listOutputs(folder: string): Promise<Listed> {
  const listed: Listed = { files: [], strange: [] };
  for (const { path, file } of await filesBelow(folder)) {
    const stat = await lstat(file);
    if (!stat.isFile() || stat.nlink > 1) listed.strange.push(path);
    else
      listed.files.push({
        path,
        bytes: stat.size,
        digest: stat.size > READ_AT_MOST ? '' : await fileDigest('sha256', file),
      });
  }
  return listed;
}
