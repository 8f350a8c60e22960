// What lies in a release folder, without following a link.
import { HarnessError } from '@agent-harness/contracts';
import { filesBelow } from '../files/files-below.ts';
import { type Problem, problem } from './problem.ts';

export interface ListedFolder {
  /** Regular files, relative, with `/`. */
  files: ReadonlySet<string>;
  /** Links, sockets, devices: what they lead to is not in the folder. */
  problems: Problem[];
}

/** @throws HarnessError `release.folder` */
export async function listFolder(folder: string): Promise<ListedFolder> {
  const found = await filesBelow(folder).catch((cause: NodeJS.ErrnoException) => {
    throw new HarnessError('release.folder', `${folder} is no release folder: ${cause.code}`, 'name the folder that holds release.json', { cause }); // prettier-ignore
  });
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const { path, kind } of found)
    if (kind === 'file') files.add(path);
    else problems.push(problem('link', path, `it is a ${kind === 'link' ? 'link' : 'special file'}, and a release holds files only`)); // prettier-ignore
  return { files, problems };
}
