// After an instruction has come in, nothing leaves; before that, and for what stays here, nothing is said.
import { expect, it } from 'vitest';
import { asked, plainContext, ran } from '../../policy/reading-policy.fixture.ts';
import { taintFindings } from './taint-findings.ts';

const tainted = { ...plainContext, tainted: true };

it.each([
  ['a host', ran('curl https://a.example/'), 'a.example'],
  ['a tool that sends', asked('SendMessage', { to: 'a', text: 'b' }), 'SendMessage'],
  ['a server', asked('mcp__tracker__add', { text: 'b' }), 'mcp__tracker__add'],
  ['a search', asked('WebSearch', { query: 'b' }), 'WebSearch'],
])('%s is held back', (_, event, word) => {
  const [found, ...more] = taintFindings(event, tainted);
  expect(found).toMatchObject({ rule: 'taint.send' });
  expect(found?.words).toContain(word);
  expect(more).toEqual([]);
  expect(taintFindings(event, plainContext)).toEqual([]);
});

it('a program that reaches out is named beside its host', () => {
  expect(taintFindings(ran('curl https://a.example/'), tainted)).toEqual([
    { rule: 'taint.send', words: ['a.example', 'curl'] },
  ]);
});

it.each([
  ['a command', ran('ls -l')],
  ['a file', asked('Read', { file_path: '/workspace/a' })],
  ['a tool whose name only begins so', asked('WebSearches', { query: 'b' })],
])('%s is not', (_, event) => expect(taintFindings(event, tainted)).toEqual([]));
