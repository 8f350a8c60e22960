// The decision about patterns: the text it finds is judged by RegExp itself, and so is its claim that there is none.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOutside } from './find-outside.ts';
import { parsePattern } from './parse-pattern.ts';

const atom = fc.constantFrom(
  'a',
  'b',
  '[ab]',
  '[^a]',
  '.',
  '\\d',
  '(?:a|b0)',
  '(ab)?',
  'a*',
  'b+',
  '[a-c]{1,2}',
);
const pattern = fc
  .tuple(
    fc.constantFrom('^', '', '^(?!.*bb)'),
    fc.array(atom, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('$', ''),
  )
  .map(([start, atoms, end]) => start + atoms.join('') + end);
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0', '\n'), maxLength: 6 });

describe('what one pattern admits and another does not', () => {
  it('is found as RegExp sees it, and never missed', () => {
    fc.assert(
      fc.property(pattern, pattern, fc.array(text, { maxLength: 30 }), (inner, outer, texts) => {
        const [left, right] = [parsePattern(inner), parsePattern(outer)];
        if (!left || !right) throw new Error('not parsed');
        const found = findOutside(left, right);
        const escapes = (one: string) => new RegExp(inner).test(one) && !new RegExp(outer).test(one);
        if (found.kind === 'text') expect(escapes(found.text)).toBe(true);
        if (found.kind === 'none') expect(texts.filter(escapes)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['\\bword', '(a)\\1', '(?<=a)b', 'a(?!b)c', '(^a)', '\\p{L}'])('is not guessed for %s', (given) => {
    expect(parsePattern(given)).toBeUndefined();
  });
});
