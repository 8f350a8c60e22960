// What is left out follows from what stays: every module still reaches what it reached.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { reduceEdges } from './reduce-edges.ts';

const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }));

it.each([
  [
    ['ab', 'bc', 'ac'],
    ['ab', 'bc'],
  ],
  [
    ['ab', 'bc', 'cd', 'ad', 'ac'],
    ['ab', 'bc', 'cd'],
  ],
  [
    ['ab', 'ac'],
    ['ab', 'ac'],
  ],
  [
    ['ab', 'ba', 'bc'],
    ['ab', 'ba', 'bc'],
  ],
  [
    ['ab', 'ba', 'bc', 'ac'],
    ['ab', 'ba', 'ac'],
  ],
])('of %j keeps %j', (all, kept) => {
  expect(reduceEdges(edges(...all))).toEqual(edges(...kept));
});

it('changes nothing that can be reached', () => {
  const edge = fc.record({ from: fc.constantFrom(...'abcdefg'), to: fc.constantFrom(...'abcdefg') });
  const plain = fc.uniqueArray(edge, { maxLength: 25, selector: ({ from, to }) => `${from}${to}` });
  fc.assert(
    fc.property(plain, (all) => {
      expect(closure(reduceEdges(all))).toEqual(closure(all));
    }),
  );
});

function closure(all: readonly { from: string; to: string }[]): string[] {
  const pairs = new Set(all.map(({ from, to }) => `${from}${to}`));
  // A set is gone through to its end, also where that grows on the way.
  for (const one of pairs)
    for (const other of pairs) {
      if (one[1] === other[0]) pairs.add(`${one[0] ?? ''}${other[1] ?? ''}`);
      if (other[1] === one[0]) pairs.add(`${other[0] ?? ''}${one[1] ?? ''}`);
    }
  return [...pairs].sort();
}
