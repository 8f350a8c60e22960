// Whether what npm installed from a verified release is what its tarballs hold, package by package.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesDigest } from '../release/files-digest.ts';
import { digestFolder } from '../release/digest-folder.ts';
import { readTarball } from '../release/read-tarball.ts';
import { NPM_LOCK } from './judge-install.ts';
import { type Problem, problem } from './problem.ts';

const MODULES = 'node_modules';

/**
 * @param release a verified folder
 * @param root    where its project is installed
 */
export async function judgeInstalled(release: string, root: string): Promise<Problem[]> {
  const lock = JSON.parse(await readFile(join(release, NPM_LOCK), 'utf8')) as {
    packages: Record<string, { resolved?: string; inBundle?: boolean }>;
  };
  const held = new Map<string, Promise<string>>();
  const digestOf = (tarball: string): Promise<string> => {
    const known = held.get(tarball) ?? tarballDigest(join(release, tarball));
    held.set(tarball, known);
    return known;
  };
  const problems: Problem[] = [];
  for (const [path, { resolved, inBundle }] of Object.entries(lock.packages)) {
    if (path === '' || inBundle) continue;
    const expected = await digestOf(String(resolved).slice('file:'.length));
    const found = await digestFolder(join(root, path), [MODULES]).catch((error: Error) => error);
    if (found === expected) continue;
    const what = found instanceof Error ? `it cannot be read: ${found.message}` : 'its files are not those of its tarball'; // prettier-ignore
    problems.push(problem('install', path, what, `remove ${root}; the release is installed again`));
  }
  return problems;
}

/** As an installation has it: what a package bundles is beside its own files. */
async function tarballDigest(tarball: string): Promise<string> {
  const { files } = await readTarball(tarball);
  return filesDigest(files.filter(({ path }) => path.split('/')[0] !== MODULES));
}
