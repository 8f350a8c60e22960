// Recognising a value that was seen before: which forms, how long, how many, and nothing else.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFingerprints } from './fingerprints.ts';

const remembering = (...values: string[]) => {
  const prints = createFingerprints();
  for (const value of values) prints.remember(value);
  return prints;
};
const letters = (length: number) => 'kx7Qv2'.repeat(Math.ceil(length / 6)).slice(0, length);

describe('seenIn', () => {
  it('finds a value at every place of a text, to its last character', () => {
    const around = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 30 }), around, around, (value, before, after) => {
        expect(remembering(value).seenIn(before + value + after)).toBe(true);
      }),
    );
  });
  it('finds no value of which one character differs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), (at) => {
        const value = letters(24);
        const other = `${value.slice(0, at)}#${value.slice(at + 1)}`;
        expect(remembering(value).seenIn(`a ${other} b`)).toBe(false);
      }),
    );
  });
  it('takes no other text for a value because their sums are equal', () => {
    const many = Array.from({ length: 400 }, (_, at) => `${letters(9)}-${at + 100}`);
    const numbers = Array.from({ length: 5_000 }, (_, at) => (at * 2_654_435_761).toString(36)).join(' ');
    expect(remembering(...many).seenIn(numbers)).toBe(false);
  });
  it('finds nothing before anything is remembered, however long the text', () => {
    expect(createFingerprints().seenIn('x'.repeat(300_000))).toBe(false);
  });
  it('searches 256 KiB, and takes a longer text for one that holds the value', () => {
    const prints = remembering(letters(12));
    expect(prints.seenIn('-'.repeat(256 * 1024))).toBe(false);
    expect(prints.seenIn('-'.repeat(256 * 1024 + 1))).toBe(true);
  });
});

describe('remember', () => {
  it('keeps values from 6 characters on: shorter ones stand in innocent texts', () => {
    expect(remembering('ab!de').seenIn('ab!de')).toBe(false);
    expect(remembering('ab!def').seenIn('ab!def')).toBe(true);
    expect(remembering('').seenIn('-'.repeat(256 * 1024 + 1))).toBe(false);
  });
  it('keeps values up to 16,384 characters: longer ones are whole files', () => {
    expect(remembering(letters(16_384)).seenIn(letters(16_384))).toBe(true);
    expect(remembering('x'.repeat(16_385)).seenIn('x'.repeat(16_385))).toBe(false);
  });
  it('keeps two values of one length apart', () => {
    const prints = remembering('first-one', 'other-two');
    expect(prints.seenIn('first-one')).toBe(true);
    expect(prints.seenIn('other-two')).toBe(true);
    expect(prints.seenIn('first-two')).toBe(false);
  });
  it('forgets none, however many lengths it has seen', () => {
    const prints = createFingerprints();
    for (let length = 6; length <= 200; length += 1) prints.remember(letters(length));
    expect(prints.seenIn('-'.repeat(250))).toBe(false);
    for (const late of ['new-va', `late-${'z'.repeat(300)}`, `last-${'y'.repeat(16_000)}`]) {
      expect(prints.seenIn(late)).toBe(false);
      prints.remember(late);
      expect(prints.seenIn(`a ${late} b`)).toBe(true);
    }
  });
  it('keeps a value of 20 characters or less whole, and of a longer one two thirds or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 2_000 }), (length) => {
        const value = letters(length);
        const kept = length <= 20 ? length - 1 : Math.floor((length * 2) / 3) - 1;
        expect(remembering(value).seenIn(value.slice(0, kept))).toBe(false);
        expect(remembering(value).seenIn(value.slice(0, length))).toBe(true);
      }),
    );
  });
  it('knows the value when base64, with or without a newline after it, made something of it', () => {
    const value = 'tr7ub4dor-Vq9';
    const prints = remembering(value);
    for (const end of ['', '\n', '\nmore'])
      expect(prints.seenIn(Buffer.from(`${value}${end}`).toString('base64'))).toBe(true);
    expect(prints.seenIn(JSON.stringify({ a: value }))).toBe(true);
  });
  it('knows it in base64 whatever follows, and in both alphabets', () => {
    for (const value of ['tr7ub4dor-Vq', 'tr7ub4dor-Vq9', 'tr7ub4dor-Vq97', '~~~???~~~???', '~~~???~~~???~'])
      for (const end of ['', ' ', 'x', '\u00ff', '\nmore'])
        for (const alphabet of ['base64', 'base64url'] as const)
          expect([
            value,
            end,
            remembering(value).seenIn(Buffer.from(value + end).toString(alphabet)),
          ]).toEqual([value, end, true]);
    expect(remembering('tr7ub4dor-Vq9').seenIn(Buffer.from('tr7ub4dor-VqA').toString('base64'))).toBe(false);
  });
  it('knows a value of several lines inside JSON', () => {
    const lines = remembering('one "two"\nthree');
    expect(lines.seenIn(JSON.stringify('one "two"\nthree'))).toBe(true);
    expect(lines.seenIn(JSON.stringify('say one "two"\nthree again'))).toBe(true);
  });
});
