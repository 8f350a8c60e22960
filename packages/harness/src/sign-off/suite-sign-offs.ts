// Where the sign-offs of a suite are, and what of a suite they are about.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFolder } from '../release/digest-folder.ts';

/** Below the suite's folder. Not part of the suite: a signature cannot be about itself. */
const FOLDER = 'sign-off';

export interface SignOffFile {
  file: string;
  /** The bundle's text, not verified. */
  text: string;
}

export const signOffFile = (suiteFolder: string, by: string): string =>
  join(suiteFolder, FOLDER, `${by}.sigstore.json`);

export const suiteDigest = (suiteFolder: string): Promise<string> => digestFolder(suiteFolder, [FOLDER]);

/** In order of name; empty when nobody has signed. */
export async function readSignOffs(suiteFolder: string): Promise<SignOffFile[]> {
  const folder = join(suiteFolder, FOLDER);
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  const files = names.filter((name) => name.endsWith('.sigstore.json')).sort();
  return Promise.all(
    files.map(async (name) => ({
      file: join(folder, name),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
