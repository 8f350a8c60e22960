// What a statistical reading counts in a text: hashed sequences of characters and of words, each once a block.
import { codeReader } from '../../../shell/codes-of.ts';
import { kindOf, runsOf } from '../holds-run.ts';
import { BLANK, type Words, mix, wordsOf } from './words.ts';

/** What all readings of a text's blocks have. */
export interface InBlocks {
  /** Characters of the text, with every run of blanks as one. */
  length: number;
  /** How many features all blocks before a block have; one more for the end. */
  from: Int32Array;
  /** Character of the text at which each block begins; one more for the end of the text, without the blanks behind it. */
  at: Int32Array;
}

export interface Features extends InBlocks {
  /** The features of all blocks, one block after the other: numbers below `BUCKETS`. */
  buckets: Int32Array;
}

export interface Sums extends InBlocks {
  /** The weights of each block's features, added up. */
  sums: Int32Array;
}

/** A power of two. */
export const BUCKETS = 65_536;
/** The longest block: characters, with every run of blanks as one. */
export const BLOCK = 150;
/** A line or a sentence that is as long ends a block. */
const SENTENCE = 40;

/** Sequences of three, four and five characters count; those of words alone, of two, of three, and two around a third. */
const LONGEST = 5;
const OF_A_CHARACTER = 3;
const OF_A_WORD = 4;
/** Of one block: it goes on over one blank, and each of its characters may be a word. */
const MOST_OF_A_BLOCK = (BLOCK + 1) * (OF_A_CHARACTER + OF_A_WORD);

const NEWLINE = 10;
const SHORTEST_TOKEN = 16;
const OF_A_TOKEN = kindOf('A-Za-z0-9_+/=-');

const PRIME = 0x01000193;

const codesOf = codeReader();

/** In which block a bucket was counted last. Blocks are numbered through all texts, so it is seldom cleared; small, for the cache. */
const counted = new Uint16Array(BUCKETS);
const MOST_BLOCKS = 65_535;
let block = 0;
/** The features of the block that is looked at. */
const ofBlock = new Uint16Array(MOST_OF_A_BLOCK);

/** @param text folded, so lower case */
export function featuresOf(text: string): Features {
  const read = inBlocks(text);
  const buckets = new Int32Array(read.length * OF_A_CHARACTER + read.words.count * OF_A_WORD);
  let total = 0;
  const { from, at } = eachBlock(read, (count) => {
    buckets.set(ofBlock.subarray(0, count), total);
    total += count;
  });
  return { length: read.length, from, at, buckets: buckets.subarray(0, total) };
}

/**
 * The same for who needs no features, only what they weigh.
 * @param weights by bucket
 */
export function sumsOf(text: string, weights: Int8Array): Sums {
  const read = inBlocks(text);
  const sums = new Int32Array(read.starts.length);
  const { from, at } = eachBlock(read, (count, number) => {
    let sum = 0;
    for (let feature = 0; feature < count; feature += 1) sum += weights[ofBlock[feature] as number] as number;
    sums[number] = sum;
  });
  return { length: read.length, from, at, sums };
}

/** @param hear told how many features a block has, which are in `ofBlock` */
function eachBlock(
  { codes, length, words, starts, places, end }: Blocks,
  hear: (count: number, number: number) => void,
): Pick<InBlocks, 'from' | 'at'> {
  const blocks = starts.length;
  const from = new Int32Array(blocks + 1);
  const at = new Int32Array(blocks + 1);
  let word = 0;
  for (let number = 0; number < blocks; number += 1) {
    if (block === MOST_BLOCKS) {
      counted.fill(0);
      block = 0;
    }
    block += 1;
    const stop = starts[number + 1] ?? length;
    at[number] = places[number] ?? 0;
    let count = addCharacters(codes, length, starts[number] ?? 0, stop);
    for (; word < words.count && (words.start[word] as number) < stop; word += 1)
      count = addWords(words, word, count);
    from[number + 1] = (from[number] ?? 0) + count;
    hear(count, number);
  }
  at[blocks] = end;
  return { from, at };
}

/** The sequences of characters that begin in a block. */
function addCharacters(codes: Uint16Array, length: number, start: number, stop: number): number {
  let count = 0;
  const whole = Math.min(stop, length - LONGEST + 1);
  for (let place = start; place < whole; place += 1) {
    let hash = (Math.imul(codes[place] as number, PRIME) + 1) | 0;
    hash = (Math.imul(hash ^ (codes[place + 1] as number), PRIME) + 1) | 0;
    hash = (Math.imul(hash ^ (codes[place + 2] as number), PRIME) + 1) | 0;
    count = add(hash, count);
    hash = (Math.imul(hash ^ (codes[place + 3] as number), PRIME) + 1) | 0;
    count = add(hash, count);
    hash = (Math.imul(hash ^ (codes[place + 4] as number), PRIME) + 1) | 0;
    count = add(hash, count);
  }
  // Behind the last whole sequence of the text.
  for (let place = Math.max(start, whole); place < stop; place += 1) {
    let hash = 0;
    for (let next = place; next < length; next += 1) {
      hash = (Math.imul(hash ^ (codes[next] as number), PRIME) + 1) | 0;
      if (next - place >= LONGEST - OF_A_CHARACTER) count = add(hash, count);
    }
  }
  return count;
}

/** @param count features that the block has already @returns how many it has now */
function add(hash: number, count: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const bucket = (mixed ^ (mixed >>> 12)) & (BUCKETS - 1);
  if (counted[bucket] === block) return count;
  counted[bucket] = block;
  ofBlock[count] = bucket;
  return count + 1;
}

/** The sequences of words that begin with this one. */
function addWords({ hash, count: words }: Words, word: number, before: number): number {
  const first = hash[word] as number;
  let count = add(mix(first, 1), before);
  if (word + 1 >= words) return count;
  const two = mix(first, hash[word + 1] as number);
  count = add(mix(two, 2), count);
  if (word + 2 >= words) return count;
  const third = hash[word + 2] as number;
  count = add(mix(mix(two, third), 3), count);
  return add(mix(mix(first, third), 4), count);
}

interface Blocks {
  codes: Uint16Array;
  length: number;
  words: Words;
  /** Of each block, among the codes. */
  starts: number[];
  /** Where in the text each of them stands. */
  places: number[];
  /** Of the text, without blanks behind it. */
  end: number;
}

function inBlocks(text: string): Blocks {
  // Blanks in a row become one in the same place: what is read lies never before what is written.
  const codes = codesOf(text);
  blankTokens(codes, text);
  const starts: number[] = [];
  const places: number[] = [];
  let length = 0;
  let end = 0;
  /** Of the block. */
  let start = 0;
  let last = BLANK;
  let before = 0;
  let ended = true;
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] as number;
    if (code <= BLANK) {
      ended ||= code === NEWLINE || isStop(last === BLANK ? before : last);
      if (last === BLANK) continue;
      before = last;
      last = BLANK;
    } else {
      const long = length - start;
      if (length === 0 || long >= BLOCK || (ended && long >= SENTENCE)) {
        starts.push(length);
        places.push(place);
        start = length;
      }
      ended = false;
      end = place + 1;
      before = last;
      last = code;
    }
    codes[length] = last;
    length += 1;
  }
  return { codes, length, words: wordsOf(codes, length), starts, places, end };
}

/** `.`, `!` or `?` */
function isStop(code: number): boolean {
  return code === 46 || code === 33 || code === 63;
}

/** Keys, digests and the like: they say what is sent, not that it is to be sent. */
function blankTokens(codes: Uint16Array, text: string): void {
  for (const { start, end } of runsOf(text, OF_A_TOKEN, SHORTEST_TOKEN))
    if (/\d/u.test(text.slice(start, end))) codes.fill(BLANK, start, end);
}
