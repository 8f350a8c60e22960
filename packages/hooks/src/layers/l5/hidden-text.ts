// Text that stands in a text in another form: base64, base32, hex, codes, escapes, morse, invisible bits.

import { base64 } from './base64.ts';
import { clear } from './clear.ts';
import { UPSIDE_DOWN } from './drawn-letters.ts';
import { type Kind, holdsRun, kindOf } from './holds-run.ts';
import { mirrored } from './senses/disguised-word.ts';

/** Decoded parts of one text that are looked at. */
const MAX_PARTS = 512;
/** Characters of one part that are decoded. */
const MAX_PART = 64 * 1024;

/** A part in clear, and the place of its source. */
export interface HiddenPart {
  text: string;
  at: number;
  length: number;
}

interface Form {
  pattern: RegExp;
  /** The characters that it is written in, and how many stand in a row at least: most texts have no such run. */
  run?: { kind: Kind; length: number };
  /** Cheap test that most texts fail. */
  suspect?: RegExp;
  /** Only where words of one length stand in a row. */
  cut?: true;
  /** Only in a text that is more than ASCII. */
  wide?: true;
  decode: (part: string) => string;
}

const MORSE = new Map(
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'
    .split(' ')
    .map((code, at) => [code, String.fromCodePoint(97 + at)]),
);
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const FORMS: readonly Form[] = [
  {
    // Lines that are nothing but base64 belong together.
    run: { kind: kindOf('A-Za-z0-9+/_-'), length: 16 },
    pattern:
      /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,65536}={0,2}(?:\r?\n[>#* \t/]{0,8}[A-Za-z0-9+/]{4,128}={0,2}(?=\r?\n|$)){0,512}/gu,
    decode: base64,
  },
  {
    // Cut in groups of four.
    cut: true,
    run: { kind: kindOf('A-Za-z0-9+/ '), length: 40 },
    suspect: /(?:[A-Za-z0-9+/]{4} ){8}/u,
    pattern: /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4} ){8,8192}[A-Za-z0-9+/]{0,4}={0,2}/gu,
    decode: base64,
  },
  {
    run: { kind: kindOf('A-Z2-7'), length: 24 },
    pattern: /(?<![A-Za-z0-9])[A-Z2-7]{24,8192}={0,6}(?![A-Za-z0-9])/gu,
    decode: base32,
  },
  {
    run: { kind: kindOf('0-9A-Fa-f :-'), length: 24 },
    suspect: /(?:[0-9a-f]{2}[ :-]?){12}/iu,
    pattern: /(?:[0-9a-f]{2}[ :-]?){12,8192}/giu,
    decode: (part) => clear(Buffer.from(part.replaceAll(/[^0-9a-f]/giu, ''), 'hex')),
  },
  {
    run: { kind: kindOf('0-9A-Fa-fXxUu=+, \\\\'), length: 18 },
    suspect: /(?:\\x|0x|=|\\u00|u\+00)[0-9a-f]{2}[, ]{0,2}(?:\\x|0x|=|\\u00|u\+00)[0-9a-f]{2}/iu,
    pattern: /(?:(?:\\x|0x|\\u00|u\+00)[0-9a-f]{2}[, ]{0,2}|=[0-9A-F]{2}){6,8192}/giu,
    decode: (part) => clear(Buffer.from(part.replaceAll(/\\x|0x|=|\\u00|u\+00|[, ]/giu, ''), 'hex')),
  },
  {
    run: { kind: kindOf('0-7\\\\'), length: 18 },
    suspect: /\\[0-7]{2,3}\\[0-7]{2,3}/u,
    pattern: /(?:\\[0-7]{2,3}){6,8192}/gu,
    decode: (part) =>
      clear(Buffer.from(part.match(/[0-7]{2,3}/gu)?.map((code) => Number.parseInt(code, 8)) ?? [])),
  },
  {
    // In groups of any size, of eight bits a letter or of seven.
    run: { kind: kindOf('01 ,'), length: 40 },
    pattern: /[01][01 ,]{38,65536}[01]/gu,
    decode: (part) => inBits(part, 8) || inBits(part, 7),
  },
  {
    run: { kind: kindOf('0-9 ,;'), length: 38 },
    suspect: /\b\d{2,3}[ ,;]{1,2}\d{2,3}[ ,;]{1,2}\d{2,3}[ ,;]{1,2}\d{2,3}/u,
    pattern: /(?:\b(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])[ ,;]{1,2}){12,8192}\d{2,3}/gu,
    decode: (part) => numbers(part, 10),
  },
  {
    run: { kind: kindOf('0-7 ,'), length: 38 },
    suspect: /(?:\b[01]?[0-7]{2}[ ,]{1,2}){12}/u,
    pattern: /(?:\b[01]?[0-7]{2}[ ,]{1,2}){12,8192}[0-7]{2,3}/gu,
    decode: (part) => numbers(part, 8),
  },
  {
    run: { kind: kindOf('. /|-'), length: 24 },
    suspect: /[.-]{1,4} [.-]{1,4} [.-]{1,4} [.-]{1,4}/u,
    pattern: /(?:[.-]{1,4}[ /|]{1,3}){12,8192}[.-]{0,4}/gu,
    decode: morse,
  },
  {
    // Upside down: a line is read from its end.
    wide: true,
    suspect: /[ɐɔǝɟɥɯɹʇʌʍʎ]{2}/u,
    pattern: /[^\n]{0,256}[ɐɔǝɟɥɯɹʇʌʍʎ]{2}[^\n]{0,4096}/gu,
    decode: (part) => mirrored(Array.from(part.toLowerCase(), (char) => UPSIDE_DOWN[char] ?? char).join('')),
  },
  {
    wide: true,
    suspect: /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4}/u,
    pattern: /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,8192}/gu,
    decode: (part) =>
      clear(
        Buffer.from(
          Array.from(part, (char) => {
            const code = char.codePointAt(0) ?? 0;
            return code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00;
          }),
        ),
      ),
  },
  {
    wide: true,
    suspect: /[\u200b-\u200d\u2060-\u2064\ufeff]{24}/u,
    pattern: /[\u200b-\u200d\u2060-\u2064\ufeff]{24,65536}/gu,
    decode: invisibleBits,
  },
];

/**
 * @param cut whether words of one length stand in a row in the text
 * @returns what is hidden in a text, in clear; nothing that decodes to no text
 */
export function hiddenParts(text: string, cut: boolean): HiddenPart[] {
  const found: HiddenPart[] = [];
  const wide = /[^\0-\x7f]/u.test(text);
  for (const form of FORMS) {
    const { pattern, run, suspect, decode } = form;
    if ((form.cut && !cut) || (form.wide && !wide)) continue;
    if ((run && !holdsRun(text, run.kind, run.length)) || suspect?.test(text) === false) continue;
    for (const { 0: part, index } of text.matchAll(pattern)) {
      if (found.length >= MAX_PARTS) return found;
      const plain = decode(part.slice(0, MAX_PART));
      if (plain !== '') found.push({ text: plain, at: index, length: part.length });
    }
  }
  return found;
}

/** Groups of any size hold letters of a fixed number of bits. */
function inBits(part: string, size: 7 | 8): string {
  const bits = part.replaceAll(/[ ,]/gu, '');
  if (bits.length < size * 5 || bits.length % size !== 0) return '';
  const bytes = Array.from({ length: bits.length / size }, (_, at) =>
    Number.parseInt(bits.slice(at * size, at * size + size), 2),
  );
  return clear(Buffer.from(bytes));
}

function numbers(part: string, base: 8 | 10): string {
  return clear(Buffer.from(part.match(/\d+/gu)?.map((code) => Number.parseInt(code, base)) ?? []));
}

function base32(part: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of part) {
    const value = BASE32.indexOf(char);
    if (value < 0) break;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return clear(Buffer.from(bytes));
}

function morse(part: string): string {
  const words = part.split(/[/|]| {3}/u).map((word) =>
    word
      .trim()
      .split(/ +/u)
      .map((code) => MORSE.get(code) ?? '')
      .join(''),
  );
  return words.join(' ').trim();
}

/** Two invisible characters as the bits of bytes, either one being the one. */
function invisibleBits(part: string): string {
  const kinds = [...new Set(part)].toSorted();
  for (const one of kinds) {
    const bits = Array.from(part, (char) => (char === one ? '1' : '0')).join('');
    const text = clear(Buffer.from(bits.match(/.{8}/gu)?.map((byte) => Number.parseInt(byte, 2)) ?? []));
    if (text !== '') return text;
  }
  return '';
}
