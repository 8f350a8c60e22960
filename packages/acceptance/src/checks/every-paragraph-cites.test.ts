// `every-paragraph-cites`: one uncited statement is enough.
import { expect, it } from 'vitest';
import { checkEveryParagraphCites } from './every-paragraph-cites.ts';

const good =
  '## A\n\nFast `4f2d0c9`.\n\n- small [c1]\n- old, rationale not recorded\n\n## Questions\n\nWhy?\n';
const findings = (text: string) =>
  checkEveryParagraphCites({ check: 'every-paragraph-cites', in: '*', sections: ['## A'] }, [
    { path: 'a.md', text },
  ]);

it('passes when each statement of the named section cites, and asks nothing of the others', () => {
  expect(findings(good)).toEqual([]);
});

it.each([
  ['a paragraph', good.replace(' `4f2d0c9`', ''), 3],
  ['a list item', good.replace(' [c1]', ''), 5],
  ['a paragraph of a subsection', good.replace('## Q', '### B\n\nSo it is.\n\n## Q'), 10],
  ['a paragraph whose commit stands in a fence', good.replace('`4f2d0c9`', '\n```\n`4f2d0c9`\n```\n'), 3],
])('finds %s that does not', (_, text, line) => {
  expect(findings(text)).toEqual([
    { file: 'a.md', line, message: 'in "## A", cites no commit and no claim' },
  ]);
});

it('finds that the section is missing, which would leave nothing to cite', () => {
  expect(findings('## B\n')).toEqual([
    { file: 'a.md', line: null, message: 'the section "## A" is missing' },
  ]);
});
