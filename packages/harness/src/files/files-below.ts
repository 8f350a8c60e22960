// Everything below a folder that is no folder itself; a link is named, not followed.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export interface FileBelow {
  /** Relative, with `/`. */
  path: string;
  /** On this host. */
  file: string;
  kind: 'file' | 'link' | 'special';
}

/** In order of path. */
export async function filesBelow(folder: string): Promise<FileBelow[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file).split(sep).join('/'), file, kind: kindOf(entry) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Paths of the plain files. */
export async function plainFilesBelow(folder: string): Promise<string[]> {
  return (await filesBelow(folder)).filter(({ kind }) => kind === 'file').map(({ path }) => path);
}

const kindOf = (entry: Dirent): FileBelow['kind'] =>
  entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'special';
