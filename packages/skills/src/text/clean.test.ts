// Properties of cleaning: nothing invisible is left, nothing visible is lost.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, hasInvisible, shorten } from './clean.ts';

const text = fc.string({ unit: 'binary', maxLength: 80 });

describe('cleanText', () => {
  it('leaves one line without invisible characters, and does not change it again', () => {
    fc.assert(
      fc.property(text, (input) => {
        const clean = cleanText(input);
        expect(hasInvisible(clean)).toBe(false);
        expect(clean).not.toMatch(/\n|\t| {2}/);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('removes what hides or reorders text', () => {
    expect(cleanText('a\u202eb\u200b\u2066c\u{e0041}\u0007\ufe0fd')).toBe('abcd');
  });

  it('keeps letters of every script', () => {
    expect(cleanText('Größe 設計 решение')).toBe('Größe 設計 решение');
  });
});

describe('hasInvisible', () => {
  it.each(['\u202e', '\u200b', '\u0000', '\u{e0041}', '\u00ad'])('finds %j', (char) => {
    expect(hasInvisible(`a${char}b`)).toBe(true);
  });

  it('allows tabs and line feeds', () => {
    expect(hasInvisible('a\tb\nc')).toBe(false);
  });
});

describe('shorten', () => {
  it('cuts at a word and marks the cut', () => {
    expect(shorten('one two three', 9)).toBe('one two…');
    expect(shorten('one two', 9)).toBe('one two');
  });
});
