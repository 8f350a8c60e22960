import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { changesetPackages } from './changeset.ts';
import { checkChanges } from './check-changes.ts';
import { readChanges } from './read-changes.ts';

let folder: string;

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@shop.example', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' });
}

function commit(files: Record<string, string | null>, by = 'ana'): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, path));
    else {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  git('add', '-A');
  git('commit', '-q', `--author=${by} <${by}@Shop.example>`, '-m', 'change');
}

const team = (name: string, login: string | null): object => ({
  name,
  title: name,
  gitlab: `@shop/${name}`,
  github: `@shop/${name}`,
  approvals: 1,
  packages: [`packages/${name}`],
  paths: [],
  ...(login === null ? {} : { members: [{ login, emails: [`${login}@shop.example`] }] }),
});
const named = (...names: string[]): string =>
  `---\n${names.map((name) => `'@shop/${name}': minor\n`).join('')}---\n\nWhy.\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
  git('init', '-q', '-b', 'main');
  const teams = [team('web', 'ana'), team('api', 'ben'), team('ops', null)];
  const agents = [{ login: 'bot', emails: ['bot@shop.example'] }];
  const contracts = { documents: '/c/<name>/contract.json', paths: ['/c/<name>/'] };
  commit({
    'ownership.json': JSON.stringify({ contract: 'ownership/1', teams, shared: [], contracts, agents }),
    ...Object.fromEntries(
      ['web', 'api', 'ops'].map((name) => [`packages/${name}/package.json`, `{"name":"@shop/${name}"}`]),
    ),
    '.changeset/old.md': named('web', 'api'),
  });
  git('checkout', '-q', '-b', 'topic');
});

async function findings() {
  const { packages, changesets, removed, listed } = await readChanges(folder, 'main', 'HEAD');
  return checkChanges(packages, changesets, removed, listed);
}
const found = async (): Promise<string[]> => (await findings()).map(({ kind, what }) => `${kind} ${what}`);

it('names each changed package that no changeset of the diff names, although an older one does', async () => {
  commit({ 'packages/web/a.ts': 'a', 'packages/api/a.ts': 'a', '.changeset/new.md': named('web') });
  expect(await found()).toEqual(['missing @shop/api']);
});

it('wants it to be written by the package’s own team', async () => {
  commit({ 'packages/web/a.ts': 'a', 'packages/api/a.ts': 'a', '.changeset/new.md': named('web', 'api') });
  expect(await found()).toEqual(['foreign @shop/api']);
  commit({ '.changeset/new.md': `${named('web', 'api')}More.\n` }, 'ben');
  expect(await found()).toEqual([]);
});

it('says what cannot be proven, and what cannot be read', async () => {
  const files = {
    'packages/ops/a.ts': 'a',
    '.changeset/new.md': named('ops'),
    '.changeset/odd.md': 'no front matter',
  };
  commit(files, 'cy');
  expect(await found()).toEqual(['unreadable .changeset/odd.md', 'unproven @shop/ops']);
});

it('knows that whom another team lists, or the agents, is not of a team that lists nobody', async () => {
  commit({ 'packages/ops/a.ts': 'a', '.changeset/new.md': named('ops') });
  expect(await findings()).toMatchObject([{ kind: 'foreign', what: '@shop/ops', says: expect.stringContaining('written by ana of web,') }]); // prettier-ignore
  commit({ '.changeset/new.md': `${named('ops')}More.\n` }, 'bot');
  expect(await findings()).toMatchObject([{ kind: 'foreign', says: expect.stringContaining('written by the agent bot and ana of web,') }]); // prettier-ignore
  commit({ '.changeset/new.md': `${named('ops')}Still more.\n` }, 'cy');
  expect(await findings()).toMatchObject([{ kind: 'unproven', says: expect.stringContaining('cy@shop.example') }]); // prettier-ignore
});

it('lets a release remove changesets, and nothing else along with it', async () => {
  commit({
    '.changeset/old.md': null,
    'packages/web/package.json': '{"name":"@shop/web","version":"1"}',
    'packages/web/CHANGELOG.md': 'x',
  });
  expect(await found()).toEqual([]);
  commit({ 'packages/web/a.ts': 'a' });
  expect(await found()).toEqual(['missing @shop/web']);
});

it('needs nothing where no package changes', async () => {
  commit({ 'README.md': 'x' });
  expect(await found()).toEqual([]);
});

it('reads every name that front matter can hold', () => {
  const entry = fc.tuple(
    fc.stringMatching(/^@?[a-z][a-z0-9/._-]{0,20}$/),
    fc.constantFrom('major', 'minor', 'patch', 'none'),
    fc.constantFrom("'", '"', ''),
  );
  fc.assert(
    fc.property(fc.array(entry), fc.constantFrom('\n', '\r\n'), (entries, end) => {
      const text = [
        '---',
        ...entries.map(([name, bump, mark]) => `${mark}${name}${mark}: ${bump}`),
        '---',
        'Why.',
      ].join(end);
      expect(changesetPackages(text)).toEqual(entries.map(([name, bump]) => ({ name, bump })));
    }),
  );
  for (const text of ['', 'Why.', '---\nx\n---\n', "---\n'a': huge\n---\n"])
    expect(changesetPackages(text)).toBeNull();
});
