// Digests of the code that decided, opened and verified: what a run used besides its image.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainFilesBelow } from '../files/files-below.ts';

const packages = ['contracts', 'hooks', 'container'];

/** @param skill the skill's built folder: its offline draft and verifier run on the trusted side */
export async function trustedDigests(skill: string): Promise<Record<string, string>> {
  const folders: [string, string[]][] = [
    ...packages.map((name): [string, string[]] => {
      const built = dirname(fileURLToPath(import.meta.resolve(`@agent-harness/${name}`)));
      // The rules and the baseline are data beside the guard's code.
      const data = ['rules', 'baseline'].map((folder) => join(dirname(built), folder));
      return [`${name} package`, name === 'hooks' ? [built, ...data] : [built]];
    }),
    ['harness package', [dirname(import.meta.dirname)]],
    ['skill folder', [skill]],
  ];
  return Object.fromEntries(
    await Promise.all(folders.map(async ([name, paths]) => [name, await digestOf(paths)])),
  );
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
