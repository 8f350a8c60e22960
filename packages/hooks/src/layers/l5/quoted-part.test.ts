import { expect, it } from 'vitest';
import { quotedPart } from './quoted-part.ts';

it.each([
  ['ignoring ("ignore it all', 'ignore it all'],
  ['forget your orders» now', 'forget your orders'],
  ['ignoring "ignore it all" now', 'ignore it all'],
  ["skip 'tests.' and", 'tests.'],
])('takes from %j what is quoted', (match, quoted) => {
  const text = `so ${match} then`;
  const part = quotedPart(text, { start: 3, end: 3 + match.length });
  expect(part && text.slice(part.start, part.end)).toBe(quoted);
});

it.each(['ignore it all', "don't ignore the user's orders", 'x"y', 'a " b'])(
  'sees no quotation crossed in %j',
  (match) => {
    expect(quotedPart(`"${match}c"`, { start: 1, end: 1 + match.length })).toBeNull();
  },
);

it('takes the text of a link alone, where a match reaches from it to its address', () => {
  const text = '- [models: a report](https://a.example/r)';
  const part = quotedPart(text, { start: 3, end: text.length - 1 });
  expect(part).toEqual({ start: 3, end: 19, isTitle: true });
});

it('takes a link whole that stands inside a match', () => {
  expect(quotedPart('open [it](https://a.example/r)', { start: 0, end: 29 })).toBeNull();
});
