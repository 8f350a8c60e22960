// Digests of the code that decided, opened and verified: what a run used besides its image.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainFilesBelow } from '../files/files-below.ts';

/** What decides in a package beside its code; the rest that it ships is not used by a run. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  hooks: ['baseline', 'rules', 'words'],
  container: ['image', 'models', 'place', 'profile'],
};

/** @param skill the skill's built folder: its offline draft and verifier run on the trusted side */
export async function trustedDigests(skill: string): Promise<Record<string, string>> {
  const folders = Object.entries(trustedFolders(skill));
  return Object.fromEntries(
    await Promise.all(folders.map(async ([name, paths]) => [name, await digestOf(paths)])),
  );
}

export function trustedFolders(skill: string): Record<string, string[]> {
  const packages = Object.entries(PACKAGES).map(([name, data]): [string, string[]] => {
    const built = dirname(fileURLToPath(import.meta.resolve(`@agent-harness/${name}`)));
    return [`${name} package`, [built, ...data.map((folder) => join(dirname(built), folder))]];
  });
  return {
    ...Object.fromEntries(packages),
    'harness package': [dirname(import.meta.dirname)],
    'skill folder': [skill],
  };
}

/** Over relative names and contents, in order of name. */
async function digestOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const path of await plainFilesBelow(folder))
      hash
        .update(`${path}\0`)
        .update(await readFile(join(folder, path)))
        .update('\0');
  }
  return `sha256:${hash.digest('hex')}`;
}
