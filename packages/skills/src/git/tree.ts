// The files of one commit, read from the object database and never from a work tree.
import type { Git } from './git.ts';
import { tokens } from './tokens.ts';

export interface TreeFile {
  path: string;
  blob: string;
}

/** Regular files at a commit, sorted by path as git sorts them; links and submodules are left out. */
export async function readTree(git: Git, sha: string): Promise<TreeFile[]> {
  const files: TreeFile[] = [];
  for await (const entry of tokens(git.stream(['ls-tree', '-r', '-z', '--full-tree', sha]))) {
    const tab = entry.indexOf('\t');
    const [mode, type, blob] = entry.slice(0, tab).split(' ');
    if (type === 'blob' && mode !== '120000' && blob !== undefined)
      files.push({ path: entry.slice(tab + 1), blob });
  }
  return files;
}
