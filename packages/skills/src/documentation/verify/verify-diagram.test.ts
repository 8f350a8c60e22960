// The verifier finds each kind of lie in the diagram and on its page.
import { describe, expect, it } from 'vitest';
import { honestDocuments } from './honest-documents.fixture.ts';

const { edit, run } = await honestDocuments();

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
