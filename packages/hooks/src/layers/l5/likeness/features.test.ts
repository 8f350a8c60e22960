// Features of a text: what counts as the same, and where a block begins.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BLOCK, BUCKETS, featuresOf, sumsOf } from './features.ts';

const setOf = (text: string) => new Set(featuresOf(text).buckets);

it('counts blanks as one, and none at the start', () => {
  expect(featuresOf('  send  \n\t the\nkey').buckets).toEqual(featuresOf('send the key').buckets);
});

it('counts each feature once a block', () => {
  const { buckets } = featuresOf('ha ha ha ha ha ha');
  expect(new Set(buckets).size).toBe(buckets.length);
});

it('counts it again in another block', () => {
  const word = 'secret ';
  const { buckets, from } = featuresOf(word.repeat(60));
  const first = new Set(buckets.slice(from[0], from[1]));
  const second = buckets.slice(from[1], from[2]);
  expect(second.length).toBeGreaterThan(0);
  expect(second.some((bucket) => first.has(bucket))).toBe(true);
});

it('tells the order of words', () => {
  expect(setOf('dog bites man')).not.toEqual(setOf('man bites dog'));
});

it('knows two words around another one again, and not around two', () => {
  const known = setOf('ab y cd');
  // What is left without the words alone and without what stands beside them.
  const shared = (text: string) => [...setOf(text)].filter((bucket) => known.has(bucket)).length;
  expect(shared('ab x cd')).toBeGreaterThan(shared('ab x z cd'));
});

it('leaves out keys and digests, and keeps long words', () => {
  expect(setOf('send AKIA2E0A8F3B244C9986 now'.toLowerCase())).toEqual(setOf('send now'));
  expect(setOf('send internationalization now')).not.toEqual(setOf('send now'));
});

it('begins a block after a sentence or a line, and at the latest after so many characters', () => {
  const sentence = 'the first sentence of this text has an end.';
  const starts = (text: string) => Array.from(featuresOf(text).at);
  expect(starts(`${sentence} and goes on`)).toEqual([0, 44, 55]);
  expect(starts(`${sentence.slice(0, -1)}\nand goes on`)).toEqual([0, 43, 54]);
  expect(starts(`${sentence.slice(0, -1)} and goes on`)).toEqual([0, 54]);
  expect(starts('short. and goes on')).toEqual([0, 18]);
  expect(starts(`  ${'x'.repeat(BLOCK)}yz\n `)).toEqual([2, 2 + BLOCK, 4 + BLOCK]);
});

it('has no block of a text without characters', () => {
  expect(featuresOf(' \n ')).toEqual({
    length: 0,
    buckets: new Int32Array(),
    from: new Int32Array(1),
    at: Int32Array.of(0),
  });
});

it('is the same each time, in bounds and in order, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
      const { buckets, from, at } = featuresOf(text);
      expect(featuresOf(text).buckets).toEqual(buckets);
      expect(buckets.every((bucket) => bucket >= 0 && bucket < BUCKETS)).toBe(true);
      expect(from).toEqual(from.toSorted());
      expect(at).toEqual(at.toSorted());
      expect(from.at(-1)).toBe(buckets.length);
    }),
  );
});

it('weighs what it lists', () => {
  const weights = Int8Array.from({ length: BUCKETS }, (_, bucket) => (bucket % 251) - 125);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 800 }), (text) => {
      const { buckets, from, at, length } = featuresOf(text);
      const sums = Array.from(from.subarray(1), (end, block) =>
        buckets.subarray(from[block], end).reduce((sum, bucket) => sum + (weights[bucket] ?? 0), 0),
      );
      const read = sumsOf(text, weights);
      expect(read).toEqual({ from, at, length, sums: Int32Array.from(sums) });
    }),
  );
});

it('has room for a block in which every character is a word', () => {
  const signs = '!"#$%&\'()*,:;<>?@[]^`{|}~';
  const block = Array.from(
    { length: BLOCK },
    (_, at) => signs[((at ** 3 + 5 * at) % 997) % signs.length],
  ).join('');
  const { buckets, from } = featuresOf(`${block} ${block}`);
  expect(from[1]).toBeGreaterThan(BLOCK * 5);
  expect(new Set(buckets.subarray(0, from[1])).size).toBe(from[1]);
});
