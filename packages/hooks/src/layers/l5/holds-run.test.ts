import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsRun, kindOf, otherThan, runsOf } from './holds-run.ts';

const letters = kindOf('a-c');

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

it.each([['a-c'], ['A-Za-z0-9_+/=-'], ['!-~'], ['01 ,\n-'], ['-a'], ['a-'], ['']])(
  '%j is a class',
  (chars) => {
    const isOf = (char: string) => new RegExp(`[${chars}]`, 'u').test(char);
    expect(ascii.filter((_, code) => kindOf(chars)[code] === 1)).toEqual(ascii.filter(isOf));
    expect(ascii.filter((_, code) => otherThan(kindOf(chars))[code] === 1)).toEqual(
      ascii.filter((char) => !isOf(char)),
    );
  },
);

it('finds a run at either end, in the middle, and no shorter one', () => {
  for (const text of ['abca', 'abca-', '-abca', '--abca--', `${'-'.repeat(9)}abcabc`])
    expect(holdsRun(text, letters, 4), text).toBe(true);
  for (const text of ['', 'abc', 'abc-abc', '-abc-', 'abé\u{1f600}ca'])
    expect(holdsRun(text, letters, 4)).toBe(false);
});

it('says what the expression says, of any text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (any, length) => {
      expect(holdsRun(any, letters, length)).toBe(new RegExp(`[a-c]{${length}}`, 'u').test(any));
    }),
    { numRuns: 2_000 },
  );
});

it('finds each run whole, as the expression does', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (any, length) => {
      const found = Array.from(runsOf(any, letters, length), ({ start, end }) => [start, end]);
      const want = Array.from(any.matchAll(new RegExp(`[a-c]{${length},}`, 'gu')), ({ 0: run, index }) => [
        index,
        index + run.length,
      ]);
      expect(found).toEqual(want);
    }),
    { numRuns: 2_000 },
  );
});
