// A text as numbers and back, whatever is in it.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { codesOf, textOf } from './codes-of.ts';

it('are the numbers that the text itself tells', () => {
  expect(Array.from(codesOf('aé日😀'))).toEqual([97, 233, 0x65e5, 0xd83d, 0xde00]);
  expect(codesOf('')).toHaveLength(0);
});

it('come back as the same text, halves of characters too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, cut) => {
      const part = text.slice(cut % (text.length + 1));
      expect(textOf(codesOf(part))).toBe(part);
    }),
  );
  expect(textOf(codesOf('\ud83d a \ude00'))).toBe('\ud83d a \ude00');
});

it('are read from where they begin', () => {
  expect(textOf(codesOf('abcd').subarray(1, 3))).toBe('bc');
});
