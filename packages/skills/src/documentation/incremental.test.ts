// Runs after runs on one repository: what is new, what people did with the proposals, what was rewritten.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentsOf } from '../fixtures/documents.fixture.ts';
import type { TestRepository } from '../fixtures/repository.fixture.ts';
import { shopRepository } from '../fixtures/shop.fixture.ts';
import { collect } from './evidence/collect.ts';
import { parseState, type State, STATE_FILE } from './state/state.ts';
import verify from './verify/verify.ts';

const SERVE = 'docs/decisions/0001-serve-the-shop-from-a-package-of-its-own.md';
const IMAGE = 'docs/decisions/0003-pack-the-shop-into-an-image.md';

/** What the merge of a proposal leaves: the documents below `docs/`. */
function merged(documents: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...documents].map(([path, text]) => [`docs/${path}`, text]));
}

const shop = shopRepository();
const approved = shop.copy();
const first = await documentsOf(approved);
approved.commit('docs: recovered decisions', merged(first));
afterAll(() => [shop, approved].forEach((one) => one[Symbol.dispose]()));

/** The shop after its first run was merged, for one test to go on with. */
function approvedShop(): { repository: TestRepository; documents: Map<string, string> } {
  return { repository: approved.copy(), documents: first };
}

const stateOf = (documents: ReadonlyMap<string, string>): State => {
  const state = parseState(documents.get(STATE_FILE) ?? '');
  if (state === null) throw new Error('no state');
  return state;
};
const findings = (repository: TestRepository) =>
  verify({
    repository: repository.path,
    head: repository.head(),
    outputs: { assemble: repository.folder('out') },
  });
const records = (documents: ReadonlyMap<string, string>) =>
  [...documents.keys()].filter((path) => /decisions\/\d/.test(path)).map((path) => path.slice(10));

describe('a run after an approved one', () => {
  it('has nothing to do when only its own documents were merged', async () => {
    const { repository } = approvedShop();
    using _ = repository;
    expect(await collect(repository.path, 8)).toEqual({
      nothing: expect.stringMatching(/^nothing but documents changed since [0-9a-f]{10}$/),
    });
    repository.commit('docs: say it better', { [SERVE]: 'edited' });
    expect(await collect(repository.path, 8)).toHaveProperty('nothing');
  });

  it('adds what is new, leaves the rest as it is, and verifies', async () => {
    const { repository, documents } = approvedShop();
    using _ = repository;
    const since = stateOf(documents).lastSha;
    repository.commit('feat(api): open an interface\n\nPartners asked, because scraping broke often.\n', {
      'packages/api/package.json': '{\n  "name": "@shop/api"\n}\n',
    });
    const next = await documentsOf(repository);
    expect(records(next)).toEqual([...records(documents), '0005-open-an-interface.md']);
    for (const record of records(documents))
      expect(next.get(`decisions/${record}`)).toBe(documents.get(`decisions/${record}`));
    expect(stateOf(next)).toMatchObject({ lastSha: repository.head(), rescanned: null });
    expect(next.get('decisions/README.md')).toContain(`This run read 2 commits up to`);
    expect(next.get('decisions/README.md')).toContain(`after \`${since.slice(0, 10)}\``);
    expect(await findings(repository)).toEqual([]);
  });

  it('is the same when run again', async () => {
    const { repository } = approvedShop();
    using _ = repository;
    repository.commit('feat(api): open an interface', {
      'packages/api/package.json': '{"name":"@shop/api"}',
    });
    const [one, two] = [await documentsOf(repository), await documentsOf(repository)];
    expect(two).toEqual(one);
  });

  it('takes what waited, best first, when there is room', async () => {
    using repository = shop.copy();
    const begun = await documentsOf(repository, 2);
    expect(records(begun)).toHaveLength(2);
    expect(stateOf(begun).backlog).toHaveLength(3);
    expect(begun.get('decisions/README.md')).toContain('3 further candidates scored lower and wait');
    repository.commit('docs: recovered decisions', merged(begun));
    repository.commit('more', { 'packages/core/src/index.ts': 'export const core = 1;\n' });
    const second = await documentsOf(repository, 1);
    expect(records(second)).toEqual([...records(begun), '0003-pack-the-shop-into-an-image.md']);
    expect(stateOf(second).backlog).toHaveLength(2);
    expect(await findings(repository)).toEqual([]);
  });
});

describe('people and proposals', () => {
  it('does not propose again what was deleted, or given the status rejected', async () => {
    const { repository, documents } = approvedShop();
    using _ = repository;
    const [, swap] = stateOf(documents).records;
    const text = documents.get(`decisions/${swap?.file}`) ?? '';
    repository.commit('docs: decide', {
      [SERVE]: null,
      [`docs/decisions/${swap?.file}`]: text.replace('status: proposed', 'status: rejected'),
    });
    repository.commit('more', { 'packages/core/src/index.ts': 'export const core = 1;\n' });
    const next = await documentsOf(repository);
    expect(records(next)).not.toContain(SERVE.slice('docs/decisions/'.length));
    expect(stateOf(next).rejected).toHaveLength(2);
    expect(next.get('decisions/README.md')).toContain('| rejected |');
    expect(await findings(repository)).toEqual([]);
    repository.commit('docs: recovered decisions', { ...merged(next) });
    repository.commit('even more', { 'packages/core/src/index.ts': 'export const core = 2;\n' });
    expect(stateOf(await documentsOf(repository)).rejected).toEqual(stateOf(next).rejected);
  });

  it('keeps what people wrote, and shows the proposal to the reviewer', async () => {
    const { repository, documents } = approvedShop();
    using _ = repository;
    const mine = '## Coverage\n\nEverything that matters is drawn. <b>I checked.</b>';
    const page = documents.get('architecture.md')?.replace(/## Coverage[\s\S]*?(?=\n## )/, `${mine}\n`) ?? '';
    const accepted = documents.get('decisions/0001-serve-the-shop-from-a-package-of-its-own.md') ?? '';
    repository.commit('docs: in my words', {
      'docs/architecture.md': page,
      [SERVE]: accepted
        .replace('status: proposed', 'status: accepted')
        .replace(/(## Context and Problem Statement)[\s\S]*?(?=\n## )/, '$1\n\nWe wanted it so.\n'),
    });
    repository.commit('more', { 'packages/core/src/more.ts': "import 'node:os';\n" });
    const next = await documentsOf(repository);
    expect(next.get('architecture.md')).toContain(mine);
    expect(next.get('architecture.md')).toMatch(
      /## Questions for the reviewer\n\n- “Coverage” was edited by a person and is kept\. This run would write:\n\n3 of 3 import/,
    );
    expect(next.get(SERVE.slice(5))).toContain('We wanted it so.');
    expect(next.get('decisions/README.md')).toMatch(/\| \[0001\]\(.*\| accepted \|/);
    expect(await findings(repository)).toEqual([]);
    // What the verifier lets pass is what was committed, not what a run writes.
    const file = join(repository.folder('out'), 'architecture.md');
    writeFileSync(file, (next.get('architecture.md') ?? '').replace('I checked.', 'He checked.'));
    expect((await findings(repository)).map(({ message }) => message)).toContain('holds HTML or an autolink');
  });

  it('refuses a state that it did not write', async () => {
    const { repository, documents } = approvedShop();
    using _ = repository;
    const state = { ...stateOf(documents), records: [{ file: '../../etc/passwd' }] };
    repository.commit('docs: help', { [`docs/${STATE_FILE}`]: JSON.stringify(state) });
    await expect(collect(repository.path, 8)).rejects.toMatchObject({ code: 'state-unreadable' });
  });
});

describe('history that changed', () => {
  it('reads again from where both histories part, marks it, and proposes nothing twice', async () => {
    using repository = shop.copy();
    const documents = await documentsOf(repository);
    const lost = repository.head();
    // The newest commit is written anew, with the same author, date and words.
    writeFileSync(join(repository.path, 'more.txt'), 'x');
    repository.git('add', '-A');
    repository.git('commit', '--amend', '-q', '--no-edit');
    repository.commit('docs: recovered decisions', merged(documents));
    const next = await documentsOf(repository);
    const state = stateOf(next);
    expect(state.rescanned).toEqual({ from: expect.stringMatching(/^[0-9a-f]{40}$/), lost });
    expect(records(next)).toEqual(records(documents));
    expect(next.get('decisions/README.md')).toContain('History was rewritten since the last run');
    expect(await findings(repository)).toEqual([]);
  });
});

describe('supersession', () => {
  it('names a part as a part, and nothing that came before', async () => {
    using repository = shop.copy();
    const index = (await documentsOf(repository)).get('decisions/README.md') ?? '';
    // The package stays, its first server went.
    expect(index).toMatch(/^\| \[0001\].*proposed; undone in part by \[0002\]/m);
    expect(index).toMatch(/^\| \[0002\].*proposed; undoes part of \[0001\]/m);
    expect(index).not.toContain('supersede');
  });

  it('is stated in both records and the index: a dependency that came and went', async () => {
    const { repository } = approvedShop();
    using _ = repository;
    repository.commit(
      'feat(web): serve pages with node alone\n\nThe framework went, because node has fetch now.\n',
      {
        'packages/web/package.json':
          '{\n  "name": "@shop/web",\n  "dependencies": { "@shop/core": "^0.0.0" }\n}\n',
      },
    );
    const next = await documentsOf(repository);
    const later = next.get('decisions/0005-serve-pages-with-node-alone.md') ?? '';
    const earlier = next.get('decisions/0002-swap-the-server.md') ?? '';
    expect(later).toMatch(
      /- Supersedes \[0002\]\(0002-swap-the-server\.md\): commit `\w+` dropped the dependency `hono`, which commit `\w+` took on/,
    );
    expect(earlier).toMatch(/- Superseded by \[0005\]\(0005-serve-pages-with-node-alone\.md\): commit/);
    expect(next.get('decisions/README.md')).toContain(
      'proposed; superseded by [0005](0005-serve-pages-with-node-alone.md)',
    );
    expect(await findings(repository)).toEqual([]);
    // Stated once, however often it runs.
    repository.commit('docs: recovered decisions', merged(next));
    repository.commit('more', { 'packages/core/src/index.ts': 'export const core = 1;\n' });
    expect((await documentsOf(repository)).get('decisions/0002-swap-the-server.md')).toBe(earlier);
  });

  it('is found for a revert trailer that comes later', async () => {
    const { repository, documents } = approvedShop();
    using _ = repository;
    const [{ lead } = { lead: '' }] = stateOf(documents).records;
    repository.commit(
      `feat(web)!: Revert "serve the shop from a package of its own"\n\nThis reverts commit ${lead}.\n\nIt was too slow, because pages were built twice.\n`,
      { 'packages/web/src/page.ts': null },
    );
    const next = await documentsOf(repository);
    expect(next.get(SERVE.slice(5))).toMatch(
      /Superseded by \[0005\]\([^)]*\): commit `\w+` reverts commit `\w+`/,
    );
    expect(await findings(repository)).toEqual([]);
  });

  it('is not believed without claims that show it', async () => {
    const { repository } = approvedShop();
    using _ = repository;
    repository.commit('feat(api): open an interface\n\nPartners asked, because scraping broke often.\n', {
      'packages/api/package.json': '{"name":"@shop/api"}',
    });
    const next = await documentsOf(repository);
    const path = 'decisions/0005-open-an-interface.md';
    const text = next.get(path) ?? '';
    const [marker] = /\[c\d+\]\(#evidence\)/.exec(text) ?? [];
    const [sha] = /`[0-9a-f]{10}`/.exec(text) ?? [];
    const lie = `- Supersedes [0003](${IMAGE.slice(15)}): commit ${sha} removed \`Dockerfile\` ${marker}.\n\n## Evidence`;
    writeFileSync(join(repository.folder('out'), path), text.replace('## Evidence', lie));
    expect((await findings(repository)).map(({ message }) => message)).toContain(
      'states a supersession that its claims do not show',
    );
  });
});

describe('a tampered state', () => {
  const cases: [string, (state: State) => void, RegExp][] = [
    ['another commit', (s) => (s.lastSha = 'a'.repeat(40)), /lastSha is a+, the run read/],
    ['a record left out', (s) => s.records.pop(), /does not list the records/],
    ['a rejection forgotten', (s) => (s.rejected = []), /forgets that [0-9a-f]{16} was rejected/],
    [
      'another hash',
      (s) => Object.assign(s.sections['architecture.md'] ?? {}, { Diagram: 'b'.repeat(64) }),
      /architecture\.md: the hash of "Diagram"/,
    ],
    ['another form', (s) => Object.assign(s, { more: 1 }), /not a state of this form/],
  ];

  it.each(cases)('is found: %s', async (_name, change, expected) => {
    const { repository } = approvedShop();
    using _ = repository;
    repository.commit('feat: drop one', { [SERVE]: null, 'packages/core/src/a.ts': '' });
    const state = stateOf(await documentsOf(repository));
    expect(await findings(repository)).toEqual([]);
    change(state);
    writeFileSync(join(repository.folder('out'), STATE_FILE), JSON.stringify(state));
    expect((await findings(repository)).map(({ message }) => message).join('\n')).toMatch(expected);
  });
});
