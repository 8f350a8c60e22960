// The words of a text as numbers: runs of letters and digits, and every other sign as a word of its own.
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

/** @param codes characters, blanks as spaces */
export function wordsOf(codes: Uint16Array, length: number): Words {
  const hash = new Int32Array(length);
  const start = new Int32Array(length);
  let count = 0;
  let within = false;
  let word = 0;
  for (let place = 0; place < length; place += 1) {
    const code = codes[place] as number;
    if (code === BLANK) {
      within = false;
      continue;
    }
    // What is not ASCII counts as a letter: scripts without spaces are one word a line.
    const letter = code > 127 || LETTERS[code] === 1;
    if (!letter || !within) {
      start[count] = place;
      count += 1;
      word = 0;
    }
    within = letter;
    word = mix(word, code);
    hash[count - 1] = word;
  }
  return { hash, start, count };
}

/** A number for one after the other. */
export function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ next, PRIME);
  return mixed ^ (mixed >>> 13);
}
