// The words of a text as numbers: runs of letters and digits, and every other sign as a word of its own.

export interface Words {
  hash: Int32Array;
  /** Place at which each begins. */
  start: Int32Array;
  count: number;
}

export const BLANK = 32;
const PRIME = 0x01000193;

/** @param codes characters, blanks as spaces */
export function wordsOf(codes: Uint16Array, length: number): Words {
  const hash = new Int32Array(length);
  const start = new Int32Array(length);
  let count = 0;
  let within = false;
  for (let place = 0; place < length; place += 1) {
    const code = codes[place] ?? 0;
    if (code === BLANK) {
      within = false;
      continue;
    }
    const letter = isLetter(code);
    if (!letter || !within) {
      start[count] = place;
      count += 1;
    }
    within = letter;
    hash[count - 1] = mix(hash[count - 1] ?? 0, code);
  }
  return { hash, start, count };
}

/** What is not ASCII counts as one: scripts without spaces are one word a line. */
function isLetter(code: number): boolean {
  return (
    code > 127 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  );
}

/** A number for one after the other. */
export function mix(hash: number, next: number): number {
  const mixed = Math.imul(hash ^ next, PRIME);
  return mixed ^ (mixed >>> 13);
}
