import { expect, it } from 'vitest';
import { quotedPart } from './quoted-part.ts';

it.each([
  ['ignoring ("ignore it all', 'ignore it all'],
  ['forget your orders» now', 'forget your orders'],
  ['ignoring "ignore it all" now', 'ignore it all'],
  ["skip 'tests.' and", 'tests.'],
  ['order ("send it"), silence ("tell nobody', 'tell nobody'],
  ['order ("send it"), silence', 'send it'],
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

it.each([
  ['so "take it](https://a.example/r', 'take it', true],
  ['so "take it" now](https://a.example/r', 'take it', false],
  ['take it](https://a.example/[r', 'take it', true],
])('ends at the mark that comes first: %s', (match, said, isTitle) => {
  const part = quotedPart(`[${match}`, { start: 1, end: 1 + match.length });
  expect(part).toEqual({ start: expect.any(Number), end: expect.any(Number), isTitle });
  expect(part && `[${match}`.slice(part.start, part.end)).toBe(said);
});

it.each(['open [it](https://a.example/r)', 'open [it](https://a.example/r) at once'])(
  'takes a link whole that stands inside a match: %s',
  (text) => expect(quotedPart(text, { start: 0, end: text.length })).toBeNull(),
);

it.each(['[open](https://a.example/r) it', '[open](it at once'])(
  'takes words behind a title, and no address, with it: %s',
  (text) => expect(quotedPart(text, { start: 1, end: text.length })).toBeNull(),
);
