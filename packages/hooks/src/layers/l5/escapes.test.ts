// Escapes are undone where they stand, and a text without any is left alone.
import { expect, it } from 'vitest';
import { unescaped } from './escapes.ts';

const plain = (text: string) => unescaped(text).map((found) => found.text);

it.each([
  ['%69gnore', 'ignore'],
  ['%2569gnore', 'ignore'],
  ['\\u0069gnore', 'ignore'],
  ['\\u{69}gnore', 'ignore'],
  ['\\x69gnore', 'ignore'],
  ['ig**no**re', 'ignore'],
  ['ig<b>no</b>re', 'ignore'],
  ['ig<!-- -->no<!-- x -->re', 'ignore'],
  [`'ig' + 'nore'`, `'ignore'`],
  [`"ignore " + "all"`, `"ignore all"`],
  ['a.example/?q=ignore+all+rules', 'a.example/ . q . ignore all rules'],
  ['a.example/?q=ignore%20all%20rules', 'a.example/ . q . ignore all rules'],
  ['ig<b></b>nore', 'ignore'],
])('%s', (text, want) => {
  expect(plain(text)).toEqual([want]);
});

it('is nothing without an escape', () => {
  expect(plain('100 % of a + b, **bold** and <b>so on</b>')).toEqual([]);
});

it('names its stretch of the line, and no more of a long one', () => {
  const text = `first\n${'x'.repeat(1000)} %69gnore ${'y'.repeat(1000)}\nlast`;
  const [found] = unescaped(text);
  expect(found?.text).toContain('ignore');
  expect(found?.start).toBeGreaterThan(600);
  expect(found?.end).toBeLessThan(1400);
});

it('is one stretch as long as no more than 600 characters part two escapes', () => {
  const stretches = (apart: number) =>
    unescaped(`%69${'x'.repeat(apart)}%69`).map(({ start, end }) => [start, end]);
  expect(stretches(600)).toEqual([[0, 606]]);
  expect(stretches(601)).toEqual([
    [0, 303],
    [304, 607],
  ]);
});

it('ends with its line, wherever that stands', () => {
  expect(unescaped('%69a\n\nb%69\n%69')).toEqual([
    { text: 'ia', start: 0, end: 4 },
    { text: 'bi', start: 6, end: 10 },
    { text: 'i', start: 11, end: 14 },
  ]);
});

it('begins with its line, wherever that stands', () => {
  expect(unescaped('\n%69a\nb')).toEqual([{ text: 'ia', start: 1, end: 5 }]);
});

it.each([
  ['a\\u{10ffff}b', 'a\u{10ffff}b'],
  ['a\\u0007b', 'a b'],
  ['a\\u{1f600}b', 'a\u{1f600}b'],
  ['a\\u{110000}b', 'a b'],
  ['%69%67nore', 'ignore'],
  ['%e2%82%ac%69', '\u20aci'],
  ['1+2+3', undefined],
])('%j reads as %j', (text, want) => expect(plain(text)[0]).toBe(want));
