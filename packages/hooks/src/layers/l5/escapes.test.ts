// Escapes are undone where they stand, and a text without any is left alone.
import { expect, it } from 'vitest';
import { unescaped } from './escapes.ts';

const plain = (text: string) => unescaped(text).map((found) => found.text);

it.each([
  ['%69gnore', 'ignore'],
  ['%2569gnore', 'ignore'],
  ['\\u0069gnore', 'ignore'],
  ['\\u{69}gnore', 'ignore'],
  ['ig**no**re', 'ignore'],
  ['ig<b>no</b>re', 'ignore'],
  ['ig<!-- -->no<!-- x -->re', 'ignore'],
  [`'ig' + 'nore'`, `'ignore'`],
  [`"ignore " + "all"`, `"ignore all"`],
  ['a.example/?q=ignore+all+rules', 'a.example/ q ignore all rules'],
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
