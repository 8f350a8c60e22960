// Features of a text: what counts as the same, and where a block begins.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
  expect(setOf('send internationalization 2 now')).not.toEqual(setOf('send 2 now'));
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

describe('a block ends', () => {
  const said = 'so many words are needed to fill a block';
  /** Whether a block begins at the last word of it. */
  const parts = (text: string) => Array.from(featuresOf(text).at).includes(text.lastIndexOf('and'));
  it.each(['. ', '! ', '? ', '.  ', '\n', '.\t', '. \n ', ' \n', '\r\n'])('with %j', (end) => {
    expect(parts(`${said}${end}and on`)).toBe(true);
  });
  it.each([', ', ': ', ' ', '; ', '.', '" ', '\t', '\r'])('not with %j', (end) => {
    expect(parts(`${said}${end}and on`)).toBe(false);
  });
  it('after 40 characters, and none of them is lost', () => {
    expect(parts(`${said}\nand on`)).toBe(true);
    expect(parts(`${said.slice(2)}\nand on`)).toBe(false);
    expect(parts(`${said.slice(1)}\nand on`)).toBe(true);
    expect(parts(`${said.slice(1)}      \nand on`)).toBe(true);
  });
  it('but goes on where the sentence goes on', () => {
    expect(parts(`it ends. ${said} and on`)).toBe(false);
    expect(parts(`${said}\nhere and on`)).toBe(false);
  });
  it('in the middle of a word where it must', () => {
    const text = `${'x '.repeat(BLOCK / 2)}and on`;
    expect(parts(text)).toBe(true);
    expect(parts(text.slice(1))).toBe(false);
    expect(Array.from(featuresOf('x'.repeat(3 * BLOCK)).at)).toEqual([0, BLOCK, 2 * BLOCK, 3 * BLOCK]);
  });
  it('and sequences that begin in it reach into the next', () => {
    const { buckets, from } = featuresOf(`${said}.\nand on`);
    const alone = featuresOf(`${said}.`).buckets;
    expect(from[1]).toBeGreaterThan(alone.length);
    expect(from[2]).toBe(buckets.length);
    const second = new Set(buckets.slice(from[1]));
    expect([...featuresOf('and on').buckets].every((bucket) => second.has(bucket))).toBe(true);
    expect(second.size).toBe(featuresOf('and on').buckets.length);
    const first = buckets.slice(0, from[1]);
    expect([...featuresOf('and').buckets].filter((bucket) => first.includes(bucket))).toEqual([]);
  });
});

it.each([
  ['0123456789abcdef', true],
  ['0123456789abcde', false],
  ['abcdefghijklmnop', false],
  ['a_b-c+d/e=f_g-h8', true],
  ['a.b.c.d.e.f.g.h8', false],
])('%s is left out as a key: %s', (word, out) => {
  expect(featuresOf(`send ${word} now`).length).toBe(out ? 'send now'.length : `send ${word} now`.length);
});

it('keeps the place of what follows a key', () => {
  expect(Array.from(featuresOf('0123456789abcdef now').at)).toEqual([17, 20]);
});

it('counts a control sign as a blank, and no sign beside it', () => {
  expect(setOf('send\u0000the\u001fkey')).toEqual(setOf('send the key'));
  expect(setOf('send\u007fthe!key')).not.toEqual(setOf('send the key'));
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
