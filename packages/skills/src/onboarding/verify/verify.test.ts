// The verifier passes an honest draft and refuses each kind of lie, by the id of the check that finds it.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Claim, ClaimKind } from '../../claims/claim.ts';
import type { Ledger } from '../../claims/ledger.ts';
import { drive, fileIn } from '../../fixtures/drive.fixture.ts';
import { workshopRepository } from '../../fixtures/workshop.fixture.ts';
import { collect } from '../evidence/collect.ts';
import { writeEvidence } from '../evidence/write-files.ts';
import script from '../offline/script.ts';
import verify from './verify.ts';

const repository = workshopRepository();
const evidence = repository.folder('evidence');
const out = repository.folder('out');
await writeEvidence(evidence, await collect(repository.path));
afterAll(() => repository[Symbol.dispose]());

beforeEach(() => {
  rmSync(out, { recursive: true });
  mkdirSync(out);
  drive(script, evidence, out);
});

const run = async () => {
  const findings = await verify({
    repository: repository.path,
    head: repository.head(),
    outputs: { write: out },
  });
  return findings.map(({ file, message }) => `${file}: ${message}`).join('\n');
};
const edit = (path: string, change: (text: string) => string) => {
  const before = fileIn(out, path);
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(out, path), after);
};
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
  const cases: [string, (ledger: Ledger) => void, RegExp][] = [
    [
      'cmd.exists',
      (l) => (claimOf(l, 'command', (c) => c.command === 'npm start').command = 'npm run deploy'),
      /cmd\.exists: line 10/,
    ],
    [
      'cmd.exists: other body',
      (l) => (claimOf(l, 'command', (c) => c.command === 'npm start').runs = 'node safe.js'),
      /cmd\.exists/,
    ],
    [
      'version.match',
      (l) => (claimOf(l, 'version', (c) => c.version === '18').version = '20'),
      /version\.match: line 2 of "\.gitlab-ci\.yml"/,
    ],
    [
      'version.match: role',
      (l) => (claimOf(l, 'version', (c) => c.role === 'requires').role = 'uses'),
      /version\.match/,
    ],
    [
      'env.exists',
      (l) => (claimOf(l, 'env', (c) => c.name === 'REPORT_KEY').name = 'REPORT_TOKEN'),
      /env\.exists/,
    ],
    ['port.match', (l) => (claimOf(l, 'port', (c) => c.port === 9090).port = 9091), /port\.match/],
    ['service.exists', (l) => (claimOf(l, 'service').name = 'queue'), /service\.exists/],
    ['job.exists', (l) => (claimOf(l, 'job').runs = 'npm run release'), /job\.exists/],
    ['owner.match', (l) => (claimOf(l, 'owner').owners = '@nobody'), /owner\.match/],
    ['entry.exists', (l) => (claimOf(l, 'entry').target = 'node other.js'), /entry\.exists/],
    ['term.match', (l) => (claimOf(l, 'term').text = 'A seat is a chair.'), /term\.match/],
    [
      'stated at another commit',
      (l) => (claimOf(l, 'port').sha = repository.git('rev-parse', 'HEAD~1').trim()),
      /port\.match: is stated at the head only/,
    ],
    [
      'line.inRange: text',
      (l) => (claimOf(l, 'lines').text = 'Workshop is a bank.'),
      /line\.inRange: .* do not show/,
    ],
    [
      'line.inRange: range',
      (l) => Object.assign(claimOf(l, 'lines'), { line: 900, to: 900 }),
      /line\.inRange: .* has \d+ lines/,
    ],
    ['line.inRange: turned round', (l) => (claimOf(l, 'lines').to = 1), /line\.inRange/],
    ['path.exists: lines of no file', (l) => (claimOf(l, 'lines').file = 'HISTORY.md'), /path\.exists/],
    [
      'path.exists: folder',
      (l) => (claimOf(l, 'path').path = 'packages/api/'),
      /"packages\/api\/" is not there/,
    ],
    [
      'absence: there after all',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'topic').name = 'tests'),
      /absence\.holds: "tests" is there after all/,
    ],
    [
      'absence: no such topic',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'topic').name = 'bugs'),
      /nobody defined/,
    ],
    [
      'absence: path',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'path').name = 'README.md'),
      /absence\.holds: "README\.md"/,
    ],
    [
      'absence: command',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'command').name = 'npm test'),
      /absence\.holds: "npm test"/,
    ],
    [
      'absence: job',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'job-run').name = 'npm test'),
      /absence\.holds/,
    ],
    [
      'absence: example',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'env-example').name = 'DATABASE_URL'),
      /absence\.holds/,
    ],
    [
      'absence: read',
      (l) => (claimOf(l, 'absence', (c) => c.what === 'env-read').name = 'DATABASE_URL'),
      /absence\.holds/,
    ],
    [
      'absence at another commit',
      (l) => (claimOf(l, 'absence').sha = repository.git('rev-parse', 'HEAD~1').trim()),
      /at the head only/,
    ],
    [
      'quote',
      (l) => (claimOf(l, 'quote').text = 'The store was perfectly fine all day.'),
      /does not contain/,
    ],
    ['edge', (l) => (claimOf(l, 'edge').line += 1), /does not name/],
    ['unused claim', (l) => l.claims.push({ ...claimOf(l, 'port'), id: 'c9999' }), /c9999 is cited nowhere/],
    ['unknown field', (l) => Object.assign(claimOf(l, 'port'), { trust: 'me' }), /has no field "trust"/],
    ['wrong type', (l) => Object.assign(claimOf(l, 'port'), { port: '80' }), /port of a port claim is wrong/],
  ];
  it.each(cases)('%s', async (_name, change, expected) => {
    edit('evidence.json', (text) => {
      const ledger = JSON.parse(text) as Ledger;
      change(ledger);
      return JSON.stringify(ledger);
    });
    expect(await run()).toMatch(expected);
  });
});

describe('a tampered page', () => {
  const after = (heading: string, text: string) => (page: string) =>
    page.replace(`## ${heading}\n\n`, `## ${heading}\n\n${text}\n\n`);
  const cited = (page: string) => /\[c\d+\]\(#evidence\)/.exec(page)?.[0] ?? '';
  const cases: [string, string, (page: string) => string, RegExp][] = [
    ['block.cites', 'overview.md', after('What it is made of', 'It is fast and secure.'), /block\.cites/],
    [
      'cmd.exists: another command to type',
      'getting-started.md',
      (p) => p.replace('\nnpm start\n', '\nnpm run deploy\n'),
      /cmd\.exists: no claim cited above/,
    ],
    [
      'cmd.exists: one more line',
      'getting-started.md',
      (p) => p.replace('\nnpm start\n', '\nnpm start\nnpm run evil\n'),
      /cmd\.exists: .*"npm run evil"/,
    ],
    [
      'cmd.safe: a script that downloads',
      'reference.md',
      (p) => {
        const row = /^\| `npm run reset` .*$/m.exec(p)?.[0] ?? '';
        return p.replace(
          '## Ports',
          `Type this ${cited(row)}:\n\n\`\`\`sh\nnpm run reset\n\`\`\`\n\n## Ports`,
        );
      },
      /cmd\.safe: what it runs downloads and runs a program/,
    ],
    [
      'env.exists',
      'reference.md',
      (p) => p.replace('`REPORT_KEY`', '`REPORT_TOKEN`'),
      /env\.exists: .*"REPORT_TOKEN"/,
    ],
    ['port.match', 'reference.md', (p) => p.replace('`9090`', '`9091`'), /port\.match: .*"9091"/],
    [
      'version.match',
      'getting-started.md',
      (p) => p.replace('`20.11`', '`22.0`'),
      /version\.match: .*"22\.0"/,
    ],
    [
      'line.inRange',
      'reference.md',
      (p) => p.replace('`tool/report.py:3`', '`tool/report.py:4`'),
      /line\.inRange/,
    ],
    [
      'path.exists',
      'architecture.md',
      (p) => p.replace('`packages/web/`', '`packages/api/`'),
      /path\.exists/,
    ],
    [
      'commit.exists',
      'troubleshooting.md',
      (p) => p.replace(/`[0-9a-f]{10}`/, `\`${'a'.repeat(10)}\``),
      /commit\.exists|names no commit/,
    ],
    [
      'number.match',
      'overview.md',
      (p) => p.replace(/holds \d+ files/, 'holds 999 files'),
      /number\.match: .*999/,
    ],
    [
      'quote.literal: block',
      'overview.md',
      (p) => p.replace('books seats for people', 'books seats for robots'),
      /quote\.literal/,
    ],
    [
      'quote.literal: inline',
      'reference.md',
      (p) => p.replace('“tsc -b”', '“tsc -w”'),
      /quote\.literal: quotes "tsc -w"/,
    ],
    [
      'reason.quoted',
      'overview.md',
      (p) => p.replace('The tree holds', 'Because it grew fast, the tree holds'),
      /reason\.quoted/,
    ],
    [
      'approval.quoted',
      'overview.md',
      (p) => p.replace('The tree holds', 'Security has approved it. The tree holds'),
      /approval\.quoted/,
    ],
    [
      'coverage: module',
      'architecture.md',
      (p) => p.replace(/^\| `@workshop\/web` \| `packages\/web\/`.*\n/m, ''),
      /coverage: does not tell the module "@workshop\/web"/,
    ],
    [
      'coverage: service',
      'reference.md',
      (p) => p.replace(/^\| `store` .*\n/m, ''),
      /coverage: does not tell the service "store"/,
    ],
    [
      'coverage: port',
      'reference.md',
      (p) => p.replace(/^\| `9090` .*\n/m, ''),
      /coverage: does not tell the port 9090/,
    ],
    [
      'coverage: variable',
      'reference.md',
      (p) => p.replace(/^\| `REPORT_KEY` .*\n/m, ''),
      /coverage: does not tell the variable "REPORT_KEY"/,
    ],
    [
      'coverage: a contradiction is hidden',
      'not-known.md',
      (p) => p.replace(/^- These do not fit.*\n/m, ''),
      /coverage: does not tell one side of a contradiction \(version\)/,
    ],
    [
      'coverage: no arrow',
      'architecture.md',
      (p) => p.replace(/^ {2}n2 --> n1\n/m, ''),
      /coverage: draws no arrow/,
    ],
    [
      'coverage: no command',
      'getting-started.md',
      (p) => p.replace(/```sh\n.*\n```/g, ''),
      /coverage: does not tell any command/,
    ],
    [
      'coverage: page not led to',
      'README.md',
      (p) => p.replace(/^\| \[Glossary\].*\n/m, ''),
      /coverage: does not lead to glossary\.md/,
    ],
    [
      'form.page: section',
      'glossary.md',
      (p) => p.replace('## Words', '## Praise'),
      /form\.page: the sections must be/,
    ],
    [
      'form.page: heading below',
      'glossary.md',
      (p) => p.replace('## Evidence', '### More\n\n## Evidence'),
      /form\.page: a page has no headings below/,
    ],
    [
      'form.page: title',
      'glossary.md',
      (p) => p.replace('# Glossary', '# Secrets'),
      /form\.page: needs the one title/,
    ],
    [
      'form.page: note',
      'glossary.md',
      (p) => p.replace('*Drafted offline', 'Trust me. *Drafted offline'),
      /form\.page: only a note/,
    ],
    [
      'form.page: columns',
      'reference.md',
      (p) => p.replace('| Command | Folder |', '| Run this as root | Folder |'),
      /form\.page: no page has a table/,
    ],
    ['link.resolves', 'README.md', (p) => p.replace('(glossary.md)', '(other.md)'), /links to "other\.md"/],
    [
      'a link out',
      'overview.md',
      (p) => p.replace('The tree', '[The tree](https://x.example)'),
      /links to|bare link/,
    ],
    ['HTML', 'overview.md', (p) => p.replace('The tree', '<b>The</b> tree'), /holds HTML/],
    [
      'an edge that is not there',
      'architecture.md',
      (p) => p.replace('n2 --> n1', 'n1 --> n2'),
      /no edge claim leads/,
    ],
    [
      'another fence',
      'reference.md',
      after('Commands', '```mermaid\nflowchart LR\n```'),
      /a code fence must be sh/,
    ],
  ];
  it.each(cases)('%s', async (_name, page, change, expected) => {
    edit(page, change);
    expect(await run()).toMatch(expected);
  });
});

describe('the folder', () => {
  it('holds the pages and nothing else', async () => {
    rmSync(join(out, 'glossary.md'));
    writeFileSync(join(out, 'install.sh'), 'x');
    symlinkSync('/etc/passwd', join(out, 'x.md'));
    const found = await run();
    expect(found).toMatch(/glossary\.md: is required and missing/);
    expect(found).toMatch(/install\.sh: is not a declared output/);
    expect(found).toMatch(/x\.md: must be a plain file/);
  });
  it('must be there, and so must the commit', async () => {
    expect(await verify({ repository: repository.path, head: repository.head(), outputs: {} })).toHaveLength(
      1,
    );
    expect(
      await verify({ repository: repository.path, head: 'f'.repeat(40), outputs: { write: out } }),
    ).toHaveLength(1);
  });
});
