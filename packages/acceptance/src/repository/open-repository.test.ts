// Citations against a real history: one commit, in it, or the reason why not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkCitedCommitsExist } from '../checks/cited-commits-exist.ts';
import { type Repository, openRepository } from './open-repository.ts';

let folder: string;
let repository: Repository;
const commits: string[] = [];
let aside: string;

async function git(...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org'];
  return (await execa('git', [...identity, ...args], { cwd: folder })).stdout;
}
async function commit(message: string): Promise<string> {
  await git('commit', '--quiet', '--allow-empty', '--message', message);
  return git('rev-parse', 'HEAD');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'repository-'));
  await git('init', '--quiet', '--initial-branch=main');
  commits.push(await commit('one'), await commit('two'));
  await git('switch', '--quiet', '--create', 'aside');
  aside = await commit('not merged');
  await git('switch', '--quiet', 'main');
  // A branch named like a commit that does not exist.
  await git('branch', 'abcdef1');
  repository = await openRepository(folder, 'main');
});
afterAll(() => rm(folder, { recursive: true }));

const findings = (text: string, atLeast = 1) =>
  checkCitedCommitsExist(
    { check: 'cited-commits-exist', in: '*', 'at-least': atLeast },
    [{ path: 'a.md', text }],
    {
      repository,
    },
  );

it('passes whole and shortened commits of the history', async () => {
  expect(await findings(`\`${commits[0]}\` and \`${commits[1]!.slice(0, 7)}\``, 2)).toEqual([]);
});

it('finds a commit that does not exist, on its line', async () => {
  expect(await findings(`\`${commits[0]}\`\n\`1234567\``)).toEqual([
    { file: 'a.md', line: 2, message: 'no commit 1234567 in the repository' },
  ]);
});

it('finds a commit that the head does not contain', async () => {
  expect(await findings(`\`${aside}\``)).toMatchObject([
    { message: expect.stringContaining('not in the history') },
  ]);
});

it('does not take a branch, a tree or one wrong digit for a commit', async () => {
  const tree = await git('rev-parse', 'HEAD^{tree}');
  const wrong = commits[0]!.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  for (const cited of ['abcdef1', tree, wrong]) expect(await repository.cite(cited)).toBe('unknown');
});

it('finds that too few are cited; the same one twice counts once', async () => {
  expect(await findings(`\`${commits[0]}\` \`${commits[0]}\``, 2)).toEqual([
    { file: 'a.md', line: null, message: 'cites 1 commits; at least 2 are required' },
  ]);
});

it('says when the digits are the start of two commits', async () => {
  const many = Array.from({ length: 2000 }, (_, second) =>
    ['commit refs/heads/many', `committer Dev <dev@example.org> ${second} +0000`, 'data 0', ''].join('\n'),
  );
  await execa('git', ['fast-import', '--quiet'], { cwd: folder, input: many.join('\n') });
  const all = (await git('rev-list', 'many')).split('\n').map((sha) => sha.slice(0, 4));
  const shared = all.find((digits, index) => all.indexOf(digits) !== index);
  expect(await repository.cite(shared!)).toBe('ambiguous');
});

it('refuses a folder without that commit', async () => {
  await expect(openRepository(folder, 'nowhere')).rejects.toMatchObject({ code: 'repository.no-head' });
  await expect(openRepository(tmpdir(), 'HEAD')).rejects.toMatchObject({ code: 'repository.no-head' });
});
