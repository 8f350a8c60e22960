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
