// Base85 in clear: five characters for four bytes, in the alphabets of RFC 1924, of ZeroMQ and of PostScript.
import { clear } from './clear.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHABETS = [
  `0123456789${LETTERS.toUpperCase()}${LETTERS}!#$%&()*+-;<=>?@^_\`{|}~`,
  `0123456789${LETTERS}${LETTERS.toUpperCase()}.-:+=^!/*?&<>()[]{}@%$#`,
  Array.from({ length: 85 }, (_, at) => String.fromCharCode(33 + at)).join(''),
].map((alphabet) => {
  const values = new Int8Array(128).fill(-1);
  for (let at = 0; at < alphabet.length; at += 1) values[alphabet.charCodeAt(at)] = at;
  return values;
});
const FIVE = 5;
const HIGHEST = 84;
/** Groups that tell nearly every other word apart: random bytes are seldom all letters. */
const GLANCE = 4;
/** Behind these it may begin, in a string or an assignment; of one word so many places are tried. */
const BEFORE = /["'=:(]{1,4}|<~/gu;
const MOST_STARTS = 4;

/** @param word without blanks @returns what it decodes to, in clear; empty where that is no text */
export function base85(word: string): string {
  // Nearly every long word is an address, a path or a line that is drawn.
  if (word.includes('://') || !/[A-Z]/u.test(word) || !/\d/u.test(word)) return '';
  for (const start of startsIn(word))
    for (const values of ALPHABETS)
      if (beginsAsText(word, start, values)) return clear(decoded(word, start, values));
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

function beginsAsText(word: string, start: number, values: Int8Array): boolean {
  for (let group = 0; group < GLANCE; group += 1) {
    const number = groupAt(word, start + group * FIVE, FIVE, values);
    if (number < 0) return false;
    for (let shift = 24; shift >= 0; shift -= 8) {
      const byte = (number >>> shift) & 0xff;
      if ((byte < 32 && byte !== 10) || byte > 126) return false;
    }
  }
  return true;
}

/** The bytes as far as it goes on. */
function decoded(word: string, start: number, values: Int8Array): Buffer {
  const bytes: number[] = [];
  for (let at = start; at < word.length; at += FIVE) {
    let length = FIVE;
    while (length > 1 && groupAt(word, at, length, values) < 0) length -= 1;
    const number = groupAt(word, at, length, values);
    for (let byte = 0; byte < length - 1; byte += 1) bytes.push((number >>> (24 - 8 * byte)) & 0xff);
    if (length < FIVE) break;
  }
  return Buffer.from(bytes);
}

/** The number that so many characters write, what is missing of five as the highest digits; -1 where one is no digit. */
function groupAt(word: string, at: number, length: number, values: Int8Array): number {
  let number = 0;
  for (let place = 0; place < FIVE; place += 1) {
    const value = place < length ? (values[word.charCodeAt(at + place)] ?? -1) : HIGHEST;
    if (value < 0) return -1;
    number = number * 85 + value;
  }
  return number;
}
