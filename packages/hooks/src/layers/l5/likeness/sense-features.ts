// What a statistical reading counts of what words do: each word of a block by its senses, and each two that stand close, in their order.
import { codesOf } from '../../../shell/codes-of.ts';
import { onceFor } from '../../../shell/once-for.ts';
import { FIRST_SYMBOL, type Lexicon, type Mark } from '../senses/lexicon.ts';
import type { Reading } from '../senses/read-words.ts';
import { mix } from './words.ts';

interface InBlocks {
  /** How many features all blocks before a block have; one more for the end. */
  from: Int32Array;
}

export interface SenseFeatures extends InBlocks {
  /** The features of all blocks, one block after the other: numbers below `SENSE_BUCKETS`, each once a block. */
  buckets: number[];
}

export interface SenseSums extends InBlocks {
  /** The weights of each block's features, added up. */
  sums: Int32Array;
}

type Symbols = Pick<Reading, 'symbols' | 'starts'>;

/** A power of two. */
export const SENSE_BUCKETS = 65_536;
/** So many words on, a word is still read together with another. */
const REACH = 5;

const UNKNOWN: Mark = 'word';

/** In which block a bucket was counted last. Blocks are numbered through all texts, so it is seldom cleared. */
const counted = new Uint16Array(SENSE_BUCKETS);
const MOST_BLOCKS = 65_535;
let numbered = 0;

/** Of each symbol, a number that the names of its senses make: another list beside it leaves it as it is. 0 where it means nothing. */
const numbersOf = onceFor(({ senses }: Lexicon) =>
  Int32Array.from(senses, (names) => (names === UNKNOWN ? 0 : numberOf(names))),
);

/** @param at where each block of the text begins, and one more */
export function senseFeaturesOf(reading: Symbols, at: Int32Array, lexicon: Lexicon): SenseFeatures {
  const buckets: number[] = [];
  const from = eachFeature(reading, at, lexicon, (bucket) => {
    buckets.push(bucket);
  });
  return { buckets, from };
}

/**
 * The same for who needs no features, only what they weigh.
 * @param weights by bucket
 */
export function senseSumsOf(
  reading: Symbols,
  at: Int32Array,
  lexicon: Lexicon,
  weights: Int8Array,
): SenseSums {
  const sums = new Int32Array(at.length - 1);
  const from = eachFeature(reading, at, lexicon, (bucket, block) => {
    sums[block] = (sums[block] as number) + (weights[bucket] as number);
  });
  return { sums, from };
}

function eachFeature(
  { symbols, starts }: Symbols,
  at: Int32Array,
  lexicon: Lexicon,
  hear: (bucket: number, block: number) => void,
): Int32Array {
  const words = numbersIn(symbols, lexicon);
  const blocks = at.length - 1;
  const from = new Int32Array(at.length);
  let count = 0;
  let word = 0;
  for (let block = 0; block < blocks; block += 1) {
    if (numbered === MOST_BLOCKS) {
      counted.fill(0);
      numbered = 0;
    }
    numbered += 1;
    const own = numbered;
    const add = (hash: number): void => {
      const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      const bucket = (mixed ^ (mixed >>> 12)) & (SENSE_BUCKETS - 1);
      if (counted[bucket] === own) return;
      counted[bucket] = own;
      count += 1;
      hear(bucket, block);
    };
    const end = block + 1 === blocks ? Number.POSITIVE_INFINITY : (at[block + 1] as number);
    for (; (starts[word] as number) < end; word += 1) {
      const one = words[word] as number;
      if (one === 0) continue;
      add(one);
      const ordered = mix(one, 1);
      const last = Math.min(word + REACH, words.length - 1);
      for (let next = word + 1; next <= last; next += 1) {
        const other = words[next] as number;
        if (other !== 0) add(mix(ordered, other));
      }
    }
    from[block + 1] = count;
  }
  return from;
}

function numbersIn(symbols: string, lexicon: Lexicon): Int32Array {
  const numbers = numbersOf(lexicon);
  const codes = codesOf(symbols);
  const words = new Int32Array(codes.length);
  for (let word = 0; word < words.length; word += 1)
    words[word] = numbers[(codes[word] as number) - FIRST_SYMBOL] as number;
  return words;
}

/** @param names of senses, a space apart */
function numberOf(names: string): number {
  const sorted = names.split(' ').sort().join(' ');
  return codesOf(sorted).reduce(mix, 1);
}
