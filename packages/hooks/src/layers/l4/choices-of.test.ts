// A pattern is parted where it may match one thing or another, and nowhere else.
import { expect, it } from 'vitest';
import { choicesOf } from './choices-of.ts';

it.each([
  ['abc', ['abc']],
  ['a|b c|d', ['a', 'b c', 'd']],
  ['a||b', ['a', '', 'b']],
  ['(?:a|b)|c', ['(?:a|b)', 'c']],
  ['(?<!a|b)c(?=d|(?:e|f))|g', ['(?<!a|b)c(?=d|(?:e|f))', 'g']],
  ['a\\|b|c', ['a\\|b', 'c']],
  ['[a|b]|c', ['[a|b]', 'c']],
  ['[\\]|(]|c', ['[\\]|(]', 'c']],
  ['\\(a|b', ['\\(a', 'b']],
  ['[(]a|b', ['[(]a', 'b']],
  ['(?<a>x)\\k<a>|b', ['(?<a>x)\\k<a>', 'b']],
])('%s', (pattern, choices) => expect(choicesOf(pattern)).toEqual(choices));

it('leaves a pattern whole that says a group by its number', () => {
  expect(choicesOf('(a)|(b)\\2')).toEqual(['(a)|(b)\\2']);
});
