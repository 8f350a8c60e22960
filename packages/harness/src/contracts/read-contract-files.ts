// The files of packages/contracts, from a working tree or from a commit of it.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ContractFiles, HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';

const FOLDER = 'packages/contracts';
const wanted = (path: string): boolean => /^[^/]+\/(contract\.json|v\d+\/(schema|released\/[^/]+)\.json)$/.test(path) || /^[^/]+\/v\d+\/released\/[^/]+\.json$/.test(path); // prettier-ignore

/** @throws HarnessError where the repository has no contracts */
export async function readContractTree(repository: string): Promise<ContractFiles> {
  const folder = join(repository, FOLDER);
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
    .filter(wanted);
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
  const git = (...words: string[]) =>
    execa('git', ['-C', repository, ...words], { stripFinalNewline: false });
  const commit = await git(
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${reference}^{commit}`,
  ).catch((cause: unknown) => {
    throw new HarnessError('contracts.base', `git knows no commit ${reference}`, 'name one with --base, and fetch it first', { cause }); // prettier-ignore
  });
  const id = commit.stdout.trim();
  const listed = await git('ls-tree', '-r', '-z', '--name-only', '--full-tree', id, '--', `${FOLDER}/`);
  const paths = listed.stdout
    .split('\0')
    .map((path) => path.slice(FOLDER.length + 1))
    .filter(wanted);
  const read = async (path: string): Promise<[string, string]> => [path, (await git('show', `${id}:${FOLDER}/${path}`)).stdout]; // prettier-ignore
  return new Map(await Promise.all(paths.map(read)));
}
