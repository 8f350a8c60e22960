// Features of what words do: which words count together, and in which block.
import { describe, expect, it } from 'vitest';
import { newLexicon } from '../senses/lexicon.ts';
import { readWords } from '../senses/read-words.ts';
import { featuresOf } from './features.ts';
import { SENSE_BUCKETS, senseFeaturesOf, senseSumsOf } from './sense-features.ts';

const lexicon = newLexicon([
  { send: ['send mail'], secret: ['key token'], hide: ['token quietly'], dot: [] },
]);

/** @param at where its blocks begin, and its end */
function read(text: string, at: readonly number[] = [0, text.length], words = lexicon) {
  const { buckets, from } = senseFeaturesOf(readWords(text, words), Int32Array.from(at), words);
  return Array.from(from.subarray(1), (end, block) => buckets.slice(from[block], end).sort((a, b) => a - b));
}
const one = (text: string) => read(text)[0];

describe('a word', () => {
  it('counts by what it can do', () => {
    expect(one('send')).toEqual(one('mail'));
    expect(one('send')).not.toEqual(one('key'));
    expect(one('key')).not.toEqual(one('token'));
  });

  it('that means nothing counts for nothing', () => {
    expect(one('zebra')).toEqual([]);
    expect(one('')).toEqual([]);
  });

  it('counts once a block, and with each that comes soon after', () => {
    expect(one('send')).toHaveLength(1);
    expect(one('send send')).toHaveLength(2);
    expect(one('send send send')).toEqual(one('send send'));
    expect(one('send key')).toHaveLength(3);
    expect(one('send key token')).toHaveLength(6);
  });

  it('counts once however many blocks were counted before', () => {
    const known = one('send send key');
    expect(new Set(known).size).toBe(known?.length);
    const blocks = 65_534;
    for (let more = 0; more < 3; more += 1) {
      senseFeaturesOf(readWords('', lexicon), new Int32Array(blocks + 1), lexicon);
      expect(one('send send key')).toEqual(known);
    }
  });

  it('is told from a mark', () => {
    expect(one('send: key')).not.toEqual(one('send key'));
  });
});

describe('two words', () => {
  it('count in their order', () => {
    expect(one('send key')).not.toEqual(one('key send'));
  });

  it('count up to five words on', () => {
    const near = one('send key');
    expect(one('send a b c d key')).toEqual(near);
    expect(one('send a b c d e key')).toHaveLength(2);
  });

  it('count in the block of the first', () => {
    expect(read('send key', [0, 5, 8])).toEqual([expect.any(Array), one('key')]);
    expect(read('send key', [0, 5, 8])[0]).toHaveLength(2);
    expect(read('send key', [0, 8])).toEqual([one('send key')]);
  });
});

it('counts in the last block what stands behind its end', () => {
  expect(read('send key .', [0, 5, 8])[1]).toEqual(one('key .'));
  expect(one('key .')).not.toEqual(one('key'));
});

it('counts a word again in another block', () => {
  expect(read('send a b c d e f send', [0, 10, 21])).toEqual([one('send'), one('send')]);
});

it('has no block of a text without characters', () => {
  const { at } = featuresOf(' ');
  expect(senseFeaturesOf(readWords(' ', lexicon), at, lexicon)).toEqual({
    buckets: [],
    from: new Int32Array(1),
  });
});

it('weighs what it lists', () => {
  const weights = Int8Array.from({ length: SENSE_BUCKETS }, (_, bucket) => (bucket % 251) - 125);
  const text = 'send the token quietly, mail a key: send, and send the key again';
  const at = Int32Array.of(0, 24, 40, text.length);
  const reading = readWords(text, lexicon);
  const { from, sums } = senseSumsOf(reading, at, lexicon, weights);
  const listed = read(text, [...at]).map((buckets) =>
    buckets.reduce((sum, bucket) => sum + (weights[bucket] ?? 0), 0),
  );
  expect([...sums]).toEqual(listed);
  expect(from).toEqual(senseFeaturesOf(reading, at, lexicon).from);
});

it('keeps its numbers where other lists come before, and whatever their order', () => {
  const lists = [{ send: ['send mail'] }, { hide: ['quietly token'] }, { secret: ['token key'] }];
  for (const some of [lists, lists.toReversed(), [{ other: ['zebra'] }, ...lists]])
    expect(read('send token quietly key', undefined, newLexicon(some))).toEqual(
      read('send token quietly key'),
    );
});

// The numbers that the shipped weights were trained with.
it.each([
  ['send', [49681]],
  ['send key', [26238, 43453, 49681]],
  ['token, send', [5326, 8961, 34665, 49681, 51556, 64532]],
])('%s has the features %j', (text, features) => {
  expect(one(text)).toEqual(features);
});

it('are the same after any number of texts', () => {
  const first = one('send the key');
  // Blocks are numbered, and the numbers begin again.
  for (let block = 1; block < 65_535; block += 1) one('mail');
  for (let times = 0; times < 10; times += 1) expect(one('send the key')).toEqual(first);
});
