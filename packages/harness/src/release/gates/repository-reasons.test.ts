// A repository that is not ready says everything that is missing at once.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderReasons } from './reason.ts';
import { repositoryReasons } from './repository-reasons.ts';

let folder: string;
const git = (...args: string[]): string =>
  execFileSync(
    'git',
    [
      '-C',
      folder,
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@shop.example',
      '-c',
      'commit.gpgsign=false',
      ...args,
    ],
    { encoding: 'utf8' },
  );
async function put(path: string, text = ''): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
function commit(): void {
  git('add', '-A');
  git('commit', '-qm', 'x');
}
const reasons = async () =>
  repositoryReasons(folder, git('rev-parse', 'HEAD').trim(), join(folder, 'releases'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reasons-'));
  git('init', '-q');
  const team = {
    name: 'one',
    title: 'One',
    gitlab: '@x/one',
    github: '@x/one',
    approvals: 1,
    packages: [],
    paths: ['/*', '/.changeset/'],
  };
  const contracts = {
    documents: '/packages/contracts/<name>/contract.json',
    paths: ['/packages/contracts/<name>/'],
    expectations: '/packages/contracts/<name>/*/expectations/<consumer>/',
  };
  await put(
    'ownership.json',
    JSON.stringify({ contract: 'ownership/1', teams: [team], shared: [], contracts, agents: [] }),
  );
  await put('.changeset/README.md');
  commit();
});
afterEach(() => rm(folder, { recursive: true }));

it('has nothing against a committed tree, beside which releases lie', async () => {
  await put('releases/1.0.0/release.json');
  expect(await reasons()).toEqual([]);
});

it('names changed and new files, pending changesets, and files without an owner', async () => {
  await put('.changeset/some-words.md', '---\n---\n');
  await put('deep/a.ts');
  commit();
  await put('ownership.json', '{}');
  await put('new.txt');
  const found = await reasons();
  expect(found.map(({ gate }) => gate)).toEqual(['dirty', 'changesets', 'unowned']);
  expect(renderReasons(found)).toMatch(
    /2 files are not as committed: .*new\.txt[^]*1 changeset is pending: \.changeset\/some-words\.md[^]*deep\/a\.ts: no team owns it/,
  );
});
