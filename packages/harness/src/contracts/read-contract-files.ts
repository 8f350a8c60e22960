// The files of packages/contracts, from a working tree or from a commit of it.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ContractFiles, HarnessError } from '@agent-harness/contracts';
import { commitOf, filesAt, git, words } from '../owners/git.ts';

export const CONTRACTS = 'packages/contracts';
const wanted = (path: string): boolean => /^[^/]+\/(contract\.json|v\d+\/(schema\.json|(released|expectations)\/.+))$/.test(path); // prettier-ignore

/** @throws HarnessError where the repository has no contracts */
export async function readContractTree(repository: string): Promise<ContractFiles> {
  const folder = join(repository, CONTRACTS);
  const names = await readdir(folder).catch(() => []);
  const below = await Promise.all(
    names
      .filter((name) => !['node_modules', 'dist', 'src'].includes(name) && !name.includes('.'))
      .map((name) => readdir(join(folder, name), { withFileTypes: true, recursive: true })),
  );
  const paths = below
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort();
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
  const [one, other] = [await commitOf(repository, base), await commitOf(repository, head)];
  return (await git(repository, ['merge-base', one, other])).trim();
}
