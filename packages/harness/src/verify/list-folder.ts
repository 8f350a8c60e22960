// What lies in a release folder, without following a link.
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { type Problem, problem } from './problem.ts';

export interface ListedFolder {
  /** Regular files, relative, with `/`. */
  files: ReadonlySet<string>;
  /** Links, sockets, devices: what they lead to is not in the folder. */
  problems: Problem[];
}

/** @throws HarnessError `release.folder` */
export async function listFolder(folder: string): Promise<ListedFolder> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw new HarnessError('release.folder', `${folder} is no release folder: ${cause.code}`, 'name the folder that holds release.json', { cause }); // prettier-ignore
    },
  );
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/');
    if (entry.isFile()) files.add(path);
    else if (!entry.isDirectory())
      problems.push(problem('link', path, `it is ${entry.isSymbolicLink() ? 'a link' : 'a special file'}, and a release holds files only`)); // prettier-ignore
  }
  return { files, problems };
}
