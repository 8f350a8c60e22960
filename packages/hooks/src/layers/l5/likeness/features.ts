// What a statistical reading counts in a text: hashed sequences of characters and of words, each once a block.
import { BLANK, type Words, mix, wordsOf } from './words.ts';

export interface Features {
  /** Characters of the text, with every run of blanks as one. */
  length: number;
  /** The features of all blocks, one block after the other: numbers below `BUCKETS`. */
  buckets: Int32Array;
  /** Where in `buckets` each block begins; one more for the end. */
  from: Int32Array;
  /** Character of the text at which each block begins; one more for the end of the text, without the blanks behind it. */
  at: Int32Array;
}

/** A power of two. */
export const BUCKETS = 65_536;
/** The longest block: characters, with every run of blanks as one. */
export const BLOCK = 150;
/** A line or a sentence that is as long ends a block. */
const SENTENCE = 40;

/** Sequences of characters that count. */
const SHORTEST = 3;
const LONGEST = 5;
/** A word alone, two, three, and two around a third. */
const OF_A_WORD = 4;

const NEWLINE = 10;
/** Keys, digests and the like: they say what is sent, not that it is to be sent. */
const TOKENS = /[\w+/=-]{16,}/gu;

const PRIME = 0x01000193;

/** In which block a bucket was counted last. Blocks are numbered through all texts, so it is seldom cleared; small, for the cache. */
const counted = new Uint16Array(BUCKETS);
const MOST_BLOCKS = 65_535;
let block = 0;

/** @param text folded, so lower case */
export function featuresOf(text: string): Features {
  const { codes, places, length, starts, end } = inBlocks(text.replace(TOKENS, blankedOut));
  const words = wordsOf(codes, length);
  const blocks = starts.length;
  const features: Found = {
    buckets: new Int32Array(length * (LONGEST - SHORTEST + 1) + words.count * OF_A_WORD),
    total: 0,
  };
  const from = new Int32Array(blocks + 1);
  const at = new Int32Array(blocks + 1);
  let word = 0;
  for (let number = 0; number < blocks; number += 1) {
    if (block === MOST_BLOCKS) {
      counted.fill(0);
      block = 0;
    }
    block += 1;
    const start = starts[number] ?? 0;
    const stop = starts[number + 1] ?? length;
    from[number] = features.total;
    at[number] = places[start] ?? 0;
    for (let place = start; place < stop; place += 1) {
      let hash = 0;
      const longest = Math.min(place + LONGEST, length);
      for (let next = place; next < longest; next += 1) {
        hash = Math.imul(hash ^ (codes[next] as number), PRIME) + 1;
        if (next - place >= SHORTEST - 1) add(features, hash);
      }
    }
    for (; word < words.count && (words.start[word] ?? 0) < stop; word += 1) addWords(features, words, word);
  }
  from[blocks] = features.total;
  at[blocks] = end;
  return { length, buckets: features.buckets.subarray(0, features.total), from, at };
}

interface Found {
  buckets: Int32Array;
  total: number;
}

function add(features: Found, hash: number): void {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const bucket = (mixed ^ (mixed >>> 12)) & (BUCKETS - 1);
  if (counted[bucket] === block) return;
  counted[bucket] = block;
  features.buckets[features.total] = bucket;
  features.total += 1;
}

/** The sequences of words that begin with this one. */
function addWords(features: Found, { hash, count }: Words, word: number): void {
  const [first, second, third] = [hash[word] ?? 0, hash[word + 1] ?? 0, hash[word + 2] ?? 0];
  add(features, mix(first, 1));
  if (word + 1 < count) add(features, mix(mix(first, second), 2));
  if (word + 2 >= count) return;
  add(features, mix(mix(mix(first, second), third), 3));
  add(features, mix(mix(first, third), 4));
}

interface Blocks {
  codes: Uint16Array;
  /** Where in the text each of them stands. */
  places: Int32Array;
  length: number;
  /** Of each block, among the codes. */
  starts: number[];
  /** Of the text, without blanks behind it. */
  end: number;
}

function inBlocks(text: string): Blocks {
  const codes = new Uint16Array(text.length);
  const places = new Int32Array(text.length);
  const starts: number[] = [];
  let length = 0;
  let end = 0;
  let ended = true;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const last = length > 0 ? codes[length - 1] : BLANK;
    if (code <= BLANK) {
      ended ||= code === NEWLINE || isStop(last === BLANK ? codes[length - 2] : last);
      if (last === BLANK) continue;
    } else {
      const long = length - (starts.at(-1) ?? 0);
      if (starts.length === 0 || long >= BLOCK || (ended && long >= SENTENCE)) starts.push(length);
      ended = false;
      end = place + 1;
    }
    codes[length] = Math.max(code, BLANK);
    places[length] = place;
    length += 1;
  }
  return { codes, places, length, starts, end };
}

/** `.`, `!` or `?` */
function isStop(code: number | undefined): boolean {
  return code === 46 || code === 33 || code === 63;
}

function blankedOut(token: string): string {
  return /\d/u.test(token) ? ' '.repeat(token.length) : token;
}
