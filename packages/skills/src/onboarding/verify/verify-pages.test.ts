// Each kind of lie on a page is refused, by the id of the check that finds it.
import { describe, expect, it } from 'vitest';
import { honestPages } from './honest-pages.fixture.ts';

const { edit, run } = await honestPages();

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
