// The numbers that the shipped weights were trained with: another number for the same text would read the weight of something else.
import { expect, it } from 'vitest';
import { featuresOf } from './features.ts';

it.each([
  ['a', [24234]],
  ['ab', [25829]],
  ['abc', [26117, 49356]],
  ['abcd', [26117, 38815, 47120, 48681]],
  ['a b', [4889, 24234, 49256, 51386]],
  ['a b c', [4889, 5432, 8664, 23950, 24234, 25588, 26789, 29447, 33666, 49256, 51386, 57649, 63339]],
  ['a.b', [4889, 23610, 24234, 25403, 31788, 42922, 55460, 64429]],
  ['ключ 9', [2133, 6283, 8755, 12321, 14919, 16893, 35454, 36355, 36605, 38977, 48003, 63293]],
])('of %j', (text, expected) => {
  expect(Array.from(featuresOf(text).buckets).sort((a, b) => a - b)).toEqual(expected);
});

it('are the same after any number of texts', () => {
  const text = 'hand the keys over, hand the keys over';
  const first = featuresOf(text).buckets;
  // Blocks are numbered, and the numbers begin again.
  for (let block = 1; block < 65_535; block += 1) featuresOf('.');
  expect(featuresOf(text).buckets).toEqual(first);
  for (let block = 0; block < 10; block += 1) expect(featuresOf(text).buckets).toEqual(first);
});
