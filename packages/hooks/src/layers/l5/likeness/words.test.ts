// What is a word for the statistical reading.
import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const wordsIn = (text: string) =>
  wordsOf(
    Uint16Array.from(text, (char) => char.charCodeAt(0)),
    text.length,
  );
const starts = (text: string) => {
  const { start, count } = wordsIn(text);
  return Array.from(start.subarray(0, count));
};

it.each([
  ['', []],
  ['two words', [0, 4]],
  ['a1 b', [0, 3]],
  ['end. next', [0, 3, 5]],
  ['a--b', [0, 1, 2, 3]],
  ['grüße an', [0, 6]],
])('%j has words at %j', (text, expected) => {
  expect(starts(text)).toEqual(expected);
});

it.each([
  ['letters and digits', ['0', '9', 'a', 'z', 'A', 'Z', '\u0080', 'é', 'я', '忽'], [0]],
  ['other signs', ['/', ':', '@', '[', '`', '{', '\u007f', '_', "'"], [0, 1, 2]],
])('takes %s for what they are', (_, signs, expected) => {
  for (const sign of signs) expect([sign, starts(`x${sign}y`)]).toEqual([sign, expected]);
});

it('gives the same word the same number wherever it stands', () => {
  const { hash } = wordsIn('key the key');
  expect(hash[0]).toBe(hash[2]);
  expect(hash[0]).not.toBe(hash[1]);
});

it('tells words of the same letters apart', () => {
  const { hash } = wordsIn('stop tops');
  expect(hash[0]).not.toBe(hash[1]);
});
