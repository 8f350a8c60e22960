// Lists what an agent left in its output folder without following anything.
import { createHash } from 'node:crypto';
import { lstat, readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

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
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full).split('\\').join('/');
    const stat = await lstat(full);
    if (stat.isDirectory()) continue;
    if (!stat.isFile() || stat.nlink > 1) listed.strange.push(path);
    else
      listed.files.push({
        path,
        bytes: stat.size,
        digest: stat.size > READ_AT_MOST ? '' : await digestOf(full),
      });
  }
  listed.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return listed;
}

const digestOf = async (file: string): Promise<string> =>
  `sha256:${createHash('sha256')
    .update(await readFile(file))
    .digest('hex')}`;
