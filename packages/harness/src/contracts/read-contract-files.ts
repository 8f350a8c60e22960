// The files of packages/contracts, from a working tree or from a commit of it.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContractFiles, HarnessError } from '@agent-harness/contracts';
import { plainFilesBelow } from '../files/files-below.ts';
import { commitOf, filesAt, git, mergeBaseOf, words } from '../git/git.ts';

export const CONTRACTS = 'packages/contracts';
const wanted = (path: string): boolean => /^[^/]+\/(contract\.json|v\d+\/(schema\.json|(released|expectations)\/.+))$/.test(path); // prettier-ignore

/** @throws HarnessError where the repository has no contracts */
export async function readContractTree(repository: string): Promise<ContractFiles> {
  const folder = join(repository, CONTRACTS);
  const names = await readdir(folder).catch(() => []);
  const below = await Promise.all(
    names
      .filter((name) => !['node_modules', 'dist', 'src'].includes(name) && !name.includes('.'))
      .map(async (name) => (await plainFilesBelow(join(folder, name))).map((path) => `${name}/${path}`)),
  );
  const paths = below.flat().filter(wanted).sort();
  if (paths.length === 0)
    throw new HarnessError(
      'contracts.none',
      `${folder} holds no contract`,
      'name the repository with --repo',
    );
  return new Map(await Promise.all(paths.map(async (path): Promise<[string, string]> => [path, await readFile(join(folder, path), 'utf8')]))); // prettier-ignore
}

/** @throws HarnessError where git does not know the commit */
export async function readContractCommit(repository: string, reference: string): Promise<ContractFiles> {
  const id = await commitOf(repository, reference);
  const listed = await git(repository, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', id, '--', `${CONTRACTS}/`]); // prettier-ignore
  const paths = words(listed).filter((path) => wanted(path.slice(CONTRACTS.length + 1)));
  const texts = await filesAt(repository, id, paths);
  return new Map([...texts].map(([path, text]) => [path.slice(CONTRACTS.length + 1), text ?? '']));
}

/** Where the change left the base. @throws HarnessError where git knows no common commit */
export async function mergeBase(repository: string, base: string, head: string): Promise<string> {
  return mergeBaseOf(repository, await commitOf(repository, base), await commitOf(repository, head));
}
