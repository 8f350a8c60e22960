// `sections` on a file that has them, and on each way not to.
import { expect, it } from 'vitest';
import { checkSections } from './sections.ts';

const good = '# T\n\n## A\n\na\n\n## B\n\n```text\nb\n```\n';
const findings = (text: string) =>
  checkSections({ check: 'sections', in: '*', require: ['## A', '## B'] }, [{ path: 'a.md', text }]);

it('passes a file that has them', () => {
  expect(findings(good)).toEqual([]);
});

it.each([
  ['missing', good.replace('## B', '## Bee'), null, 'the section "## B" is missing'],
  ['of another level', good.replace('## B', '### B'), null, 'the section "## B" is missing'],
  ['only inside a fence', '## A\na\n```\n## B\nb\n```\n', null, 'the section "## B" is missing'],
  ['empty', good.replace('\na\n', '\n'), 3, '"## A" is empty'],
  ['empty but for a comment', good.replace('\na\n', '<!-- later -->\n'), 3, '"## A" is empty'],
  ['twice', `${good}\n## A\nmore\n`, 13, 'a second section "## A"'],
  ['out of order', '## B\nb\n## A\na\n', 1, '"## B" stands before "## A"; it belongs after it'],
])('finds a section that is %s', (_, text, line, message) => {
  expect(findings(text)).toEqual([{ file: 'a.md', line, message }]);
});
