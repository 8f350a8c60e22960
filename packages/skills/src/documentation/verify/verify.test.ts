// The verifier passes an honest draft and finds each kind of lie: in the ledger, in the prose, in the diagram.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claim, ClaimKind } from '../../claims/claim.ts';
import type { Ledger } from '../../claims/ledger.ts';
import { documentsOf } from '../../fixtures/documents.fixture.ts';
import { fileIn } from '../../fixtures/drive.fixture.ts';
import { shopRepository } from '../../fixtures/shop.fixture.ts';
import verify from './verify.ts';

const repository = shopRepository();
const out = repository.folder('out');
const documents = await documentsOf(repository);
afterAll(() => repository[Symbol.dispose]());

beforeEach(() => {
  rmSync(out, { recursive: true });
  mkdirSync(join(out, 'decisions'), { recursive: true });
  for (const [path, text] of documents) writeFileSync(join(out, path), text);
});

const run = async () => {
  const findings = await verify({
    repository: repository.path,
    head: repository.head(),
    outputs: { assemble: out },
  });
  return findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
};
const WEB = 'decisions/0001-serve-the-shop-from-a-package-of-its-own.md';
const edit = (path: string, change: (text: string) => string) => {
  const before = fileIn(out, path);
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(out, path), after);
};
const tamper = (change: (ledger: Ledger) => void) =>
  edit('evidence.json', (text) => {
    const ledger = JSON.parse(text) as Ledger;
    change(ledger);
    return JSON.stringify(ledger);
  });
const claimOf = <K extends ClaimKind>(
  ledger: Ledger,
  kind: K,
  test: (claim: Extract<Claim, { kind: K }>) => boolean = () => true,
) => {
  const found = ledger.claims.find(
    (claim): claim is Extract<Claim, { kind: K }> => claim.kind === kind && test(claim as never),
  );
  if (!found) throw new Error(`no ${kind} claim`);
  return found;
};

it('finds nothing wrong with an honest draft', async () => {
  expect(await run()).toBe('');
});

describe('a tampered ledger', () => {
  const initial = () => repository.git('rev-list', '--max-parents=0', 'HEAD').trim();
  const cases: [string, (ledger: Ledger) => void, RegExp][] = [
    [
      'commit: unknown sha',
      (l) => (claimOf(l, 'commit').sha = 'a'.repeat(40)),
      /not a commit in the history/,
    ],
    ['commit: date', (l) => (claimOf(l, 'commit').date = '2020-01-01T00:00:00Z'), /date is "2024/],
    ['commit: author', (l) => (claimOf(l, 'commit').author = 'Eve'), /author is ".* Example" in git/],
    ['commit: subject', (l) => (claimOf(l, 'commit').subject += '!'), /subject is/],
    ['commit: files', (l) => (claimOf(l, 'commit').files += 1), /files is/],
    [
      'path: never there',
      (l) => (claimOf(l, 'path', (c) => c.change === 'added').path = 'none'),
      /"none" is not there/,
    ],
    [
      'path: was there before',
      (l) => (claimOf(l, 'path', (c) => c.change === 'added').path = 'package.json'),
      /was already there before/,
    ],
    [
      'path: still there',
      (l) =>
        Object.assign(
          claimOf(l, 'path', (c) => c.change === 'removed'),
          { path: 'package.json' },
        ),
      /is there at/,
    ],
    [
      'path: not at the head',
      (l) => (claimOf(l, 'path', (c) => c.change === 'present').path = 'Dockerfile'),
      /is not there/,
    ],
    [
      'quote: other words',
      (l) => (claimOf(l, 'quote').text = 'The core must be rewritten in another language.'),
      /does not contain/,
    ],
    ['quote: other commit', (l) => (claimOf(l, 'quote').sha = initial()), /does not contain/],
    ['quote: too short', (l) => (claimOf(l, 'quote').text = 'The'), /at least 10/],
    [
      'number: commits',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'commits').value += 1),
      /counting commits gives/,
    ],
    [
      'number: imports',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'imports').value += 1),
      /counting imports gives/,
    ],
    [
      'number: resolved',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'imports-resolved').value -= 1),
      /counting imports-resolved/,
    ],
    [
      'number: sources',
      (l) => (claimOf(l, 'number', (c) => c.measure === 'sources').value = 99),
      /counting sources gives/,
    ],
    [
      'number: files',
      (l) => Object.assign(claimOf(l, 'number'), { measure: 'files', value: 99 }),
      /counting files gives/,
    ],
    [
      'dependency: unknown name',
      (l) => (claimOf(l, 'dependency', (c) => c.change === 'added').name = 'express'),
      /not declared/,
    ],
    ['dependency: range', (l) => (claimOf(l, 'dependency').range = '9.9.9'), /has the range/],
    ['dependency: scope', (l) => (claimOf(l, 'dependency').scope = 'development'), /is a runtime dependency/],
    [
      'dependency: not removed',
      (l) =>
        Object.assign(
          claimOf(l, 'dependency', (c) => c.change === 'removed'),
          { name: 'hono' },
        ),
      /is declared at/,
    ],
    [
      'dependency: had been there',
      (l) =>
        Object.assign(
          claimOf(l, 'dependency', (c) => c.change === 'added' && c.name === 'hono'),
          { sha: repository.head() },
        ),
      /already declared/,
    ],
    ['edge: line', (l) => (claimOf(l, 'edge').line = 1), /does not name/],
    ['edge: file', (l) => (claimOf(l, 'edge').file = 'packages/web/src/none.ts'), /is not there/],
    ['edge: target', (l) => (claimOf(l, 'edge').to = '@shop/web'), /leads to "@shop\/core"/],
    ['edge: source', (l) => (claimOf(l, 'edge').from = '@shop/core'), /belongs to "@shop\/web"/],
    ['edge: not a manifest', (l) => (claimOf(l, 'edge').via = 'manifest'), /states no manifest/],
    ['edge: not at the head', (l) => (claimOf(l, 'edge').sha = initial()), /is not there at/],
    ['unknown kind', (l) => Object.assign(claimOf(l, 'edge'), { kind: 'guess' }), /kind must be one of/],
    ['unknown field', (l) => Object.assign(claimOf(l, 'edge'), { trust: 'me' }), /has no field "trust"/],
    [
      'missing field',
      (l) => Reflect.deleteProperty(claimOf(l, 'quote'), 'text'),
      /text of a quote claim is wrong/,
    ],
    ['same id twice', (l) => l.claims.push({ ...claimOf(l, 'quote') }), /is there twice/],
    ['unused claim', (l) => l.claims.push({ ...claimOf(l, 'quote'), id: 'c999' }), /c999 is cited nowhere/],
    ['claim left out', (l) => l.claims.splice(0, 1), /which is not in evidence\.json/],
    ['other head', (l) => (l.head = 'b'.repeat(40)), /head is/],
    ['other schema', (l) => Object.assign(l, { schema: 'x/1' }), /schema must be/],
  ];

  it.each(cases)('%s', async (_name, change, expected) => {
    tamper(change);
    expect(await run()).toMatch(expected);
  });

  it('a commit that is real but in another line of history', async () => {
    repository.git('checkout', '-q', '--orphan', 'other');
    const stranger = repository.commit('stranger', {});
    repository.git('checkout', '-q', 'main');
    tamper((ledger) => (claimOf(ledger, 'quote').sha = stranger));
    expect(await run()).toMatch(new RegExp(`${stranger} is not a commit in the history`));
  });
});

describe('prose', () => {
  const inContext = (text: string) => (whole: string) =>
    whole.replace('## Decision Outcome', `${text}\n\n## Decision Outcome`);
  const marked = (text: string) => (whole: string) =>
    inContext(`${text} ${/\[c\d+\]\(#evidence\)/.exec(whole)?.[0]} ${/`[0-9a-f]{10}`/.exec(whole)?.[0]}`)(
      whole,
    );
  const cases: [string, (text: string) => string, RegExp][] = [
    ['a paragraph without a claim', inContext('It was obvious.'), /cites no claim/],
    [
      'a paragraph without a commit',
      (t) => inContext(`It was so ${/\[c\d+\]\(#evidence\)/.exec(t)?.[0]}.`)(t),
      /names no commit/,
    ],
    [
      'an approval that no quote states',
      marked('Security has approved this design'),
      /says that somebody approved/,
    ],
    [
      'an approval among the questions',
      (t) => t.replace('## Questions for the reviewer', '$&\n\n- Security has signed off this design.'),
      /says that somebody approved/,
    ],
    [
      'text among the evidence',
      (t) => t.replace('## Questions for the reviewer', 'All of it was checked.\n\n$&'),
      /only a table may stand/,
    ],
    [
      'a bullet without a claim',
      (t) => t.replace('## Evidence', '- It is faster now.\n\n## Evidence'),
      /cites no claim/,
    ],
    ['an unknown claim', marked('See [c900](#evidence)'), /cites c900, which is not/],
    ['an unknown commit', (t) => marked('Commit `abcdef1234`')(t), /names no commit/],
    [
      'a commit that no claim beside it is about',
      (t) =>
        marked(`Commit \`${repository.git('rev-list', '--max-parents=0', 'main').trim().slice(0, 10)}\``)(t),
      /not the commit of a claim cited beside/,
    ],
    [
      'words put into a mouth',
      (t) => t.replace('> The core must stay', '> The core should never stay'),
      /not the text of the claim/,
    ],
    ['a false inline quote', marked('The author wrote “make it slow”'), /quotes "make it slow"/],
    [
      'another date',
      (t) => t.replace('date: 2024-01-03', 'date: 2024-02-03'),
      /of no commit that the record cites/,
    ],
    ['another author', (t) => t.replace('["Grace Example"]', '["Eve"]'), /"Eve" is author of no commit/],
    [
      'accepted by itself',
      (t) => t.replace('status: proposed', 'status: accepted'),
      /status must be proposed/,
    ],
    ['not recovered', (t) => t.replace('recovered: true', 'recovered: false'), /recovered must be true/],
    [
      'another key',
      (t) => t.replace('recovered: true', 'recovered: true\nlayout: evil'),
      /has no key "layout"/,
    ],
    ['no front matter', (t) => t.replace(/^---\n/, ''), /has no front matter/],
    ['a missing section', (t) => t.replace('## Consequences\n', ''), /one section "Consequences"/],
    [
      'another section',
      (t) => t.replace('## Evidence', '## Advice\n\nTrust me.\n\n## Evidence'),
      /no place for a section "Advice"/,
    ],
    [
      'an empty section',
      (t) => t.replace(/(## Consequences\n)[\s\S]*?(?=\n## )/, '$1'),
      /"Consequences" says nothing/,
    ],
    ['a deeper heading', inContext('### It was obvious'), /no headings below/],
    [
      'text before the sections',
      (t) => t.replace('*Drafted offline', 'All is well.\n\n*Drafted offline'),
      /only a note may stand/,
    ],
    ['two titles', (t) => t.replace('## Evidence', '# Another\n\n## Evidence'), /exactly one title/],
    ['HTML', marked('<script>alert(1)</script>'), /HTML/],
    ['a comment', marked('<!-- hidden -->'), /HTML/],
    ['an image', marked('![x](#evidence)'), /image/],
    ['a link to a script', marked('[x](javascript:alert)'), /links to "javascript:alert"/],
    ['a foreign link', marked('[x](https://example.org)'), /bare link|links to/],
    ['a bare link', marked('https://example.org/x'), /bare link/],
    ['a link reference', inContext('[x]: /etc/passwd'), /link reference/],
    ['a hidden character', marked('admin\u202e'), /cannot see/],
    ['a character reference', marked('&#106;avascript'), /character reference/],
    ['a wiki link', marked('[[secret]]'), /wiki link/],
    ['a template', marked('{{ secrets }}'), /template/],
    ['a code fence', inContext('```js\nalert(1)\n```'), /must be mermaid/],
    ['a code span that runs on', inContext('a `b\nc` <script>x</script> `d'), /must end on its line/],
  ];

  it.each(cases)('finds %s', async (_name, change, expected) => {
    edit(WEB, change);
    expect(await run()).toMatch(expected);
  });

  it('finds a reason that no quote states', async () => {
    edit('decisions/0002-swap-the-server.md', (text) =>
      text.replace('Rationale not recorded.', 'It was done because it is faster.'),
    );
    expect(await run()).toMatch(/reason without a quote/);
  });

  it('finds an index that leaves a record out', async () => {
    edit('decisions/README.md', (text) =>
      text.replace(/\(0002-[^)]*\)/g, '(0001-serve-the-shop-from-a-package-of-its-own.md)'),
    );
    expect(await run()).toMatch(/does not list decisions\/0002/);
  });
});

describe('the diagram', () => {
  const cases: [string, (text: string) => string, RegExp][] = [
    [
      'an arrow that is no claim',
      (t) => t.replace('n2 --> n1', 'n2 --> n1\n  n1 --> n2'),
      /no edge claim leads from "@shop\/core" to "@shop\/web"/,
    ],
    [
      'a node that is no module',
      (t) => t.replace('n1["#64;shop/core"]', 'n1["database"]'),
      /"database" is no module/,
    ],
    ['an arrow from nowhere', (t) => t.replace('n2 --> n1', 'n3 --> n1'), /not declared above/],
    ['a click', (t) => t.replace('n2 --> n1', 'n2 --> n1\n  click n1 "javascript:x"'), /cannot hold/],
    ['a directive', (t) => t.replace('flowchart LR', '%%{init: {}}%%\nflowchart LR'), /must begin with/],
    ['another kind', (t) => t.replace('flowchart LR', 'flowchart TD'), /must begin with/],
    [
      'too long a block',
      (t) => t.replace('n2 --> n1', `n2 --> n1${'\n  n2 --> n1'.repeat(200)}`),
      /more than 2000/,
    ],
    [
      'too many blocks',
      (t) => t.replace('## Coverage', `${'```mermaid\nflowchart LR\n```\n\n'.repeat(50)}## Coverage`),
      /51 diagrams, more than 50/,
    ],
    [
      'too many ampersands',
      (t) => t.replace('flowchart LR', `flowchart LR\n  ${'a & '.repeat(31)}a`),
      /more than 30 ampersands/,
    ],
    [
      'a sentence that cites nothing',
      (t) => t.replace('## Coverage', 'The core is safe.\n\n## Coverage'),
      /cites no claim/,
    ],
    [
      'a row that cites nothing',
      (t) => t.replace('| --- | --- | --- |', '$&\n| `@shop/core` | `packages/core` | safe |'),
      /paragraph or row cites no claim/,
    ],
    [
      'an approval beside a claim',
      (t) =>
        t.replace('## Coverage', `It was audited ${/\[c\d+\]\(#evidence\)/.exec(t)?.[0]}.\n\n## Coverage`),
      /somebody approved/,
    ],
    [
      'a heading that is no folder',
      (t) => t.replace('## Coverage', '### All is well\n\n## Coverage'),
      /is no folder of modules/,
    ],
    ['no arrows', (t) => t.replace('\n  n2 --> n1', ''), /draws no arrow/],
    ['no diagram', (t) => t.replace(/```mermaid[^`]*```/, ''), /draws no diagram/],
  ];

  it.each(cases)('finds %s', async (_name, change, expected) => {
    edit('architecture.md', change);
    expect(await run()).toMatch(expected);
  });
});

describe('files', () => {
  it('finds what is not declared, what is no file, and what is missing', async () => {
    writeFileSync(join(out, 'notes.txt'), 'x');
    symlinkSync('/etc/hostname', join(out, 'decisions/0009-link.md'));
    mkdirSync(join(out, 'more'));
    rmSync(join(out, 'architecture.md'));
    const found = await run();
    expect(found).toMatch(/notes\.txt: is not a declared output/);
    expect(found).toMatch(/0009-link\.md: must be a plain file/);
    expect(found).toMatch(/more: no such folder/);
    expect(found).toMatch(/architecture\.md: is required/);
  });

  it.each(['', '[', '[]', '{"claims":{}}'])('finds a ledger that is %j', async (text) => {
    writeFileSync(join(out, 'evidence.json'), text);
    expect(await run()).toMatch(/evidence\.json: /);
  });

  it('says when the run has no outputs or another repository', async () => {
    const head = repository.head();
    expect(await verify({ repository: repository.path, head, outputs: {} })).toHaveLength(1);
    expect(
      await verify({ repository: repository.path, head: 'c'.repeat(40), outputs: { assemble: out } }),
    ).toHaveLength(1);
    expect(
      await verify({ repository: repository.path, head, outputs: { assemble: join(out, 'none') } }),
    ).not.toEqual([]);
  });
});
