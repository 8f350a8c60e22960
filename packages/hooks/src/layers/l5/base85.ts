// Base85 in clear: five characters for four bytes, in the alphabets of RFC 1924, of ZeroMQ and of PostScript.
import { clear } from './clear.ts';

const ALNUM = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABETS = [
  `0123456789${ALNUM.toUpperCase()}${ALNUM}!#$%&()*+-;<=>?@^_\`{|}~`,
  `0123456789${ALNUM}${ALNUM.toUpperCase()}.-:+=^!/*?&<>()[]{}@%$#`,
  Array.from({ length: 85 }, (_, at) => String.fromCharCode(33 + at)).join(''),
].map((alphabet) => {
  const values = new Int8Array(128).fill(-1);
  for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  return values;
});
const FIVE = 5;
/** Groups that tell nearly every other word apart: random bytes are seldom all letters. */
const GLANCE = 4;
/** Behind these it may begin, in a string or an assignment; of one word so many places are tried. */
const BEFORE = /["'=:(]{1,4}|<~/gu;
const MOST_STARTS = 4;

/** @param word without blanks @returns what it decodes to, in clear; empty where that is no text */
export function base85(word: string): string {
  for (const start of startsIn(word))
    for (const values of ALPHABETS) {
      const bytes = decoded(word, start, values);
      if (bytes.length > GLANCE * 4) return clear(bytes);
    }
  return '';
}

function startsIn(word: string): number[] {
  const starts = [0];
  BEFORE.lastIndex = 0;
  for (
    let match = BEFORE.exec(word);
    match !== null && starts.length < MOST_STARTS;
    match = BEFORE.exec(word)
  )
    starts.push(match.index + match[0].length);
  return starts;
}

/** The bytes as far as it goes on; none where the first ones are no letters. */
function decoded(word: string, start: number, values: Int8Array): Buffer {
  const bytes: number[] = [];
  for (let at = start; at < word.length; at += FIVE) {
    let number = 0;
    let length = 0;
    for (; length < FIVE; length += 1) {
      const value = values[word.charCodeAt(at + length)] ?? -1;
      if (value < 0) break;
      number = number * 85 + value;
    }
    // What is missing of the last group counts as the highest digits.
    for (let missing = length; missing < FIVE; missing += 1) number = number * 85 + 84;
    const group = [24, 16, 8, 0]
      .slice(0, Math.max(0, length - 1))
      .map((shift) => (number / 2 ** shift) & 0xff);
    if (bytes.length < GLANCE * 4 && !group.every(isPrinted)) return Buffer.alloc(0);
    bytes.push(...group);
    if (length < FIVE) break;
  }
  return Buffer.from(bytes);
}

function isPrinted(byte: number): boolean {
  return (byte >= 32 && byte < 127) || byte === 10;
}
