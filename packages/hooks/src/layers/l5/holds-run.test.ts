import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsRun, kindOf, runsOf } from './holds-run.ts';

const letters = kindOf('a-c');

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
