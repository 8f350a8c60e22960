// The verifier finds each kind of lie in a record's prose, and what a reader could not see or should not follow.
import { describe, expect, it } from 'vitest';
import { honestDocuments } from './honest-documents.fixture.ts';

const { edit, repository, run } = await honestDocuments();
const WEB = 'decisions/0001-serve-the-shop-from-a-package-of-its-own.md';

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
