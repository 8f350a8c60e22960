// The line of an offset, asked for in any order.
import { expect, it } from 'vitest';
import { lastAtMost, lineCounter } from './line-of.ts';

it('is the one that the offset stands in; a line break ends its own', () => {
  const text = 'ab\n\ncd\n';
  const line = lineCounter(text);
  expect([7, 6, 4, 3, 2, 0].map(line)).toEqual([3, 2, 2, 1, 0, 0]);
  expect(Array.from(text, (_, at) => line(at))).toEqual([0, 0, 0, 1, 2, 2, 2]);
  expect(lineCounter('')(0)).toBe(0);
  expect(lineCounter('\na')(1)).toBe(1);
});

it.each([
  [[0, 4, 9], 3, 0],
  [[0, 4, 9], 4, 1],
  [[0, 4, 9], 8, 1],
  [[0, 4, 9], 99, 2],
  [[5], 1, 0],
  [[], 1, 0],
])('of %j, the last that is at most %i is at %i', (values, value, at) => {
  expect(lastAtMost(values, value)).toBe(at);
});
