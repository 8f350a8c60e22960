// What counts as a citation.
import { expect, it } from 'vitest';
import { citedCommits, cites } from './citations.ts';

const sha = '4f2d0c9b6a1e7d3358f0b2c4a6e8d0f1b3c5d7e9';

it.each([
  ['`4f2d0c9`', ['4f2d0c9']],
  [`\`${sha}\``, [sha]],
  ['[4f2d0c9](x)', ['4f2d0c9']],
  [`[the change](https://git.example/p/-/commit/${sha})`, [sha]],
  ['[`4F2D0C9`](x)', ['4f2d0c9']],
  ['`4f2d0c`', []],
  [`\`${sha}0\``, []],
  ['4f2d0c9', []],
  ['`git show 4f2d0c9`', []],
  ['`4f2d0cg`', []],
])('%s cites %j', (text, expected) => {
  expect(citedCommits(text)).toEqual(expected);
});

it.each(['see [c3]', 'see [^c12]', 'see [c1, c2]', 'Rationale not recorded; ask the author.', '`4f2d0c9`'])(
  '%j cites',
  (text) => {
    expect(cites(text)).toBe(true);
  },
);

it.each(['it is faster', '[c]', '[x3]', 'the rationale is recorded', '[cat3]'])('%j does not', (text) => {
  expect(cites(text)).toBe(false);
});
