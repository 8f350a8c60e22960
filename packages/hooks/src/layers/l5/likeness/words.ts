// The words of a text as numbers: runs of letters and digits, and every other sign as a word of its own.
import { scratch } from '../../../shell/scratch.ts';
import { kindOf } from '../holds-run.ts';

export interface Words {
  hash: Int32Array;
  /** Place at which each begins. */
  start: Int32Array;
  count: number;
}

export const BLANK = 32;
const LETTERS = kindOf('A-Za-z0-9');
const PRIME = 0x01000193;

const roomForHashes = scratch((length) => new Int32Array(length));
const roomForStarts = scratch((length) => new Int32Array(length));

/**
 * @param codes characters, blanks as spaces
 * @returns what the next call writes over
 */
export function wordsOf(codes: Uint16Array, length: number): Words {
  const hash = roomForHashes(length);
  const start = roomForStarts(length);
  let count = 0;
  let place = 0;
  while (place < length) {
    const code = codes[place] as number;
    if (code === BLANK) {
      place += 1;
      continue;
    }
    start[count] = place;
    let word = mix(0, code);
    place += 1;
    if (isLetter(code))
      for (; place < length && isLetter(codes[place] as number); place += 1)
        word = mix(word, codes[place] as number);
    hash[count] = word;
    count += 1;
  }
  return { hash, start, count };
}

/** What is not ASCII counts as a letter: scripts without spaces are one word a line. */
function isLetter(code: number): boolean {
  return code > 127 || LETTERS[code] === 1;
}

/** A number for one after the other. */
export function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ next, PRIME);
  return mixed ^ (mixed >>> 13);
}
