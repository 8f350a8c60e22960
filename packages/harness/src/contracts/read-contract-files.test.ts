// A changed schema is found in a working tree against a commit, and an unknown commit is refused.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContracts } from '@agent-harness/contracts';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readContractCommit, readContractTree } from './read-contract-files.ts';

let repository: string;
const write = (path: string, value: object) => writeFile(join(repository, 'packages/contracts/x', path), JSON.stringify(value)); // prettier-ignore
beforeAll(async () => {
  repository = await mkdtemp(join(tmpdir(), 'contracts-'));
  await mkdir(join(repository, 'packages/contracts/x/v1'), { recursive: true });
  await write('contract.json', {
    name: 'x',
    provider: 'web',
    consumers: ['api'],
    role: 'authored',
    versions: { v1: { minor: '1.0', status: 'stable' } },
  });
  await write('v1/schema.json', { type: 'string' });
  await execa('git', ['init', '-q'], { cwd: repository });
  await execa('git', ['add', '.'], { cwd: repository });
  await execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'one'], {
    cwd: repository,
  });
});
afterAll(() => rm(repository, { recursive: true }));

it('reads the same files from a tree and from its commit, and sees what changed since', async () => {
  const base = await readContractCommit(repository, 'HEAD');
  expect([...base]).toEqual([...(await readContractTree(repository))]);
  await write('v1/schema.json', { type: 'string', minLength: 1 });
  const problems = checkContracts(await readContractTree(repository), base);
  expect(problems.map(({ file }) => file)).toEqual(['x/contract.json', 'x/v1/schema.json']);
});

it('refuses a commit that git does not know, and a folder without contracts', async () => {
  await expect(readContractCommit(repository, '--all')).rejects.toMatchObject({ code: 'owners.ref' });
  await expect(readContractTree(tmpdir())).rejects.toMatchObject({ code: 'contracts.none' });
});
