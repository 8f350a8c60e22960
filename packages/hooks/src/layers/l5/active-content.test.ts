// Text that acts when a person opens it is refused where a tool stores it, and nowhere else.
import { describe, expect, it } from 'vitest';
import { asked } from '../../policy/reading-policy.fixture.ts';
import { activeContent } from './active-content.ts';

const script = '<script>alert(1)</script>';
const rules = (tool: string, input: Record<string, unknown>) =>
  activeContent(asked(tool, input)).map(({ rule }) => rule);

it('names where it stands and how it begins', () => {
  const found = activeContent(asked('Write', { file_path: '/a', content: `<a ${'b'.repeat(99)} onload=c>` }));
  expect(found).toEqual([{ rule: 'content.script', words: ['/tool_input/content', `<a ${'b'.repeat(77)}`] }]);
});

it('the shortest text that acts is a picture from elsewhere', () => {
  expect(rules('Write', { file_path: '/out/a.md', content: '![](//' })).toEqual(['content.beacon']);
  expect(rules('Write', { file_path: '/out/a.md', content: '![](/' })).toEqual([]);
});

describe('what is stored', () => {
  it.each([
    ['Write', { file_path: '/out/a.md', content: script }],
    ['Edit', { file_path: '/out/a.md', old_string: 'a', new_string: script }],
    ['StructuredOutput', { summary: [script] }],
  ])('is refused: %s', (tool, input) => expect(rules(tool, input)).toEqual(['content.script']));
  it('may replace it', () => {
    expect(rules('Edit', { file_path: '/out/a.md', old_string: script, new_string: 'a' })).toEqual([]);
  });
});

it.each([
  ['Bash', { command: `grep '${script}' a.md` }],
  ['Grep', { pattern: script }],
  ['Agent', { prompt: script }],
])('what is not stored passes: %s', (tool, input) => expect(rules(tool, input)).toEqual([]));
