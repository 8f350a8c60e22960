// Every file of the folder against release.json: what is missing, unknown or changed, by hashing each one.
import { join } from 'node:path';
import type { Release } from '@agent-harness/contracts';
import { RELEASE_BUNDLE, RELEASE_FILE } from '../signing/release-file.ts';
import { hashFile, inParallel } from './hash-file.ts';
import { type Problem, problem } from './problem.ts';

export interface ComparedFiles {
  /** Listed, there, and of the listed bytes. */
  intact: ReadonlySet<string>;
  problems: Problem[];
  /** How much was hashed. */
  bytes: number;
}

/** @param there regular files of the folder */
export async function compareFiles(
  folder: string,
  { files }: Release,
  there: ReadonlySet<string>,
): Promise<ComparedFiles> {
  const listed = new Map(files.map((one) => [one.path, one]));
  const intact = new Set<string>();
  const problems: Problem[] = [];
  let total = 0;
  for (const path of there)
    if (!listed.has(path) && path !== RELEASE_FILE && path !== RELEASE_BUNDLE)
      problems.push(problem('unknown', path, 'release.json does not list it'));
  if (listed.size < files.length) problems.push(problem('release', RELEASE_FILE, 'it lists a file twice'));
  await inParallel([...listed.values()], async ({ path, bytes, sha512 }) => {
    if (!there.has(path)) return void problems.push(problem('missing', path, 'release.json lists it'));
    const found = await hashFile(join(folder, path)).catch((error: Error) => error);
    if (found instanceof Error) return void problems.push(problem('changed', path, `it cannot be read: ${found.message}`)); // prettier-ignore
    total += found.bytes;
    if (found.bytes !== bytes)
      problems.push(problem('changed', path, `it has ${found.bytes} bytes, not ${bytes}`)); // prettier-ignore
    else if (found.digest !== sha512)
      problems.push(problem('changed', path, `its sha512 is ${short(found.digest)}, not ${short(sha512)}`)); // prettier-ignore
    else intact.add(path);
  });
  return { intact, bytes: total, problems: problems.sort((a, b) => (a.part < b.part ? -1 : 1)) };
}

const short = (digest: string): string => digest.slice(0, 'sha512:'.length + 12);
