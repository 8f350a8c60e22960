// The other readings of a text: every long run that decodes to text, and no more.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherReadings } from './readings.ts';

/** The same by an expression alone: slower, and plain. */
function decodedPlainly(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(/(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,}={0,2}/gu))
    .filter(([chunk]) => /^[\t\n\r\x20-\x7e]*$/u.test(Buffer.from(chunk, 'base64').toString('latin1')))
    .map(({ 0: chunk, index }) => ({ start: index, end: index + chunk.length }));
}

const placesIn = (text: string) =>
  otherReadings(text)
    .map(({ origin }) => origin(0, 1))
    .filter(({ start, end }) => end - start >= 24);
const run = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '+', '/', '_', '-'), maxLength: 60 });
const words = fc.string({
  unit: fc.constantFrom('k', 'e', '~', ' ', '\t', '\n', '\r', '\x7f', '\x01'),
  minLength: 12,
  maxLength: 40,
});
const piece = fc.oneof(
  run,
  words.map((text) => Buffer.from(text).toString('base64')),
  words.map((text) => Buffer.from(text).toString('base64url')),
  fc.constantFrom('=', '==', ' ', '\n', ':', 'é', 'x'),
);

describe('what base64 hides', () => {
  it('is found wherever an expression finds it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(placesIn(text)).toEqual(decodedPlainly(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found at both ends of a text, and in no shorter run', () => {
    const hidden = Buffer.from('eighteen letters!!').toString('base64');
    expect(hidden).toHaveLength(24);
    expect(placesIn(hidden)).toEqual([{ start: 0, end: 24 }]);
    expect(placesIn(`a b ${hidden}`)).toEqual([{ start: 4, end: 28 }]);
    expect(placesIn(hidden.slice(1))).toEqual([]);
    expect(placesIn(`KEY=${hidden}`)).toEqual([{ start: 4, end: 28 }]);
  });
});

it('2,000 of what base64 hides are looked at', () => {
  const hidden = `${Buffer.from('eighteen letters!!').toString('base64')}\n`;
  expect(otherReadings(hidden.repeat(2_000))).toHaveLength(2_000);
  expect(otherReadings(hidden.repeat(2_001))).toHaveLength(2_000);
});

it.each([
  [0, 3, { start: 0, end: 3 }],
  [2, 4, { start: 2, end: 7 }],
  [3, 6, { start: 6, end: 9 }],
  [5, 7, { start: 8, end: 13 }],
  [6, 9, { start: 12, end: 15 }],
])('letters %i to %i of pieces stand where they stood', (start, end, place) => {
  const [reading] = otherReadings('abc"+"def"+"ghi');
  expect(reading?.text).toBe('abcdefghi');
  expect(reading?.origin(start, end)).toEqual(place);
});

it('puts pieces of a string together from the shortest on', () => {
  expect(otherReadings('abc""def').map(({ text }) => text)).toEqual([]);
  expect(otherReadings('"abc" "def"').map(({ text }) => text)).toEqual(['"abcdef"']);
  expect(otherReadings('abc\\\ndef').map(({ text }) => text)).toEqual(['abcdef']);
});
