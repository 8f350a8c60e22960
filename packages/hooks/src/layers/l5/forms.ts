// The forms in which a text may stand in a text: base64, base32, base85, hex, codes, numbers, morse, spelled letters, invisible bits.
import { base64 } from './base64.ts';
import { base85 } from './base85.ts';
import { clear } from './clear.ts';
import { UPSIDE_DOWN } from './drawn-letters.ts';
import { type Kind, kindOf } from './holds-run.ts';
import { mirrored } from './senses/disguised-word.ts';
import { NAMED, morse, places, radio } from './spelled.ts';

export type Form = FormInText | FormInRuns;

/** Looked for in the whole text. */
interface FormInText extends FormOfPart {
  /** Without one, each run is a part. */
  pattern?: RegExp;
  run?: Run;
  /** The line of a run is the part. */
  line?: true;
  at?: never;
}

/** Looked for where runs stand alone. */
export interface FormInRuns extends FormOfPart {
  pattern: RegExp;
  run: Run;
  /** Where a part of the pattern lies: one begins where each run does and may go on behind it, or the run holds it and all that it looks at. */
  at: 'start' | 'inside';
}

/** The characters that it is written in, and how many stand in a row at least: most texts have no such run. */
interface Run {
  kind: Kind;
  length: number;
}

interface FormOfPart {
  /** Cheap test that most texts fail. */
  suspect?: RegExp;
  /** Only where words of that length stand in a row. */
  cut?: number;
  /** Only in a text that is more than ASCII. */
  wide?: true;
  decode: (part: string) => string;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const FORMS: readonly Form[] = [
  {
    // Lines that are nothing but base64 belong together.
    run: { kind: kindOf('A-Za-z0-9+/_-'), length: 16 },
    at: 'start',
    pattern:
      /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,65536}={0,2}(?:\r?\n[>#* \t/]{0,8}[A-Za-z0-9+/]{4,128}={0,2}(?=\r?\n|$)){0,512}/uy,
    decode: base64,
  },
  ...[3, 4, 5, 6, 7, 8].map(inGroups),
  {
    run: { kind: kindOf('A-Z2-7'), length: 24 },
    pattern: /(?<![A-Za-z0-9])[A-Z2-7]{24,8192}={0,6}(?![A-Za-z0-9])/gu,
    decode: base32,
  },
  {
    run: { kind: kindOf('a-z2-7'), length: 24 },
    decode: (part) => base32(part.toUpperCase()),
  },
  {
    run: { kind: kindOf('!-~'), length: 25 },
    decode: base85,
  },
  {
    // Each sign is 47 further: small letters become signs from 2 to K. Blanks stay.
    run: { kind: kindOf('2-K '), length: 20 },
    line: true,
    decode: (part) => (/[2-K]{3} [2-K]{2}/u.test(part) ? turnedSigns(part) : ''),
  },
  {
    // As a debugger prints bytes, a row a line.
    run: { kind: kindOf('0-9A-Fa-f :'), length: 24 },
    suspect: /(?:^|\n)[0-9a-f]{4,8}:? {1,3}(?:(?:[0-9a-f]{2}){1,2} {1,2}){4}/iu,
    pattern: /(?:^[0-9a-f]{4,8}:? {1,3}(?:(?:[0-9a-f]{2}){1,2} {1,2}){1,17}[^\n]{0,24}(?:\n|$)){1,4096}/gimu,
    decode: (part) => clear(Buffer.from(part.split('\n').map(bytesOfRow).join(''), 'hex')),
  },
  {
    run: { kind: kindOf('0-9A-Fa-f :-'), length: 24 },
    at: 'inside',
    pattern: /(?:[0-9a-f]{2}[ :-]?){12,8192}/giu,
    decode: inHex,
  },
  {
    // Rows of nothing but bytes belong together.
    run: { kind: kindOf('0-9A-Fa-f :-'), length: 24 },
    suspect:
      /(?:^|\n)[ \t]{0,8}(?:[0-9a-f]{2}[ :-]?){8,64}\r?\n[ \t]{0,8}(?:[0-9a-f]{2}[ :-]?){1,64}(?:\r?\n|$)/iu,
    pattern: /^[ \t]{0,8}(?:(?:[0-9a-f]{2}[ :-]?){1,64}(?:\r?\n[ \t]{0,8}|$)){2,1024}/gimu,
    decode: inHex,
  },
  {
    run: { kind: kindOf('0-9A-Fa-fXxUu=+, \\'), length: 18 },
    suspect: /(?:\\x|0x|=|\\u00|u\+00)[0-9a-f]{2}[, ]{0,2}(?:\\x|0x|=|\\u00|u\+00)[0-9a-f]{2}/iu,
    pattern: /(?:(?:\\x|0x|\\u00|u\+00)[0-9a-f]{2}[, ]{0,2}|=[0-9A-F]{2}){6,8192}/giu,
    decode: (part) => clear(Buffer.from(part.replaceAll(/\\x|0x|=|\\u00|u\+00|[, ]/giu, ''), 'hex')),
  },
  {
    run: { kind: kindOf('0-7\\'), length: 18 },
    suspect: /\\[0-7]{2,3}\\[0-7]{2,3}/u,
    pattern: /(?:\\[0-7]{2,3}){6,8192}/gu,
    decode: (part) =>
      clear(Buffer.from(part.match(/[0-7]{2,3}/gu)?.map((code) => Number.parseInt(code, 8)) ?? [])),
  },
  {
    // In groups of any size, of eight bits a letter or of seven.
    run: { kind: kindOf('01 ,\n-'), length: 40 },
    pattern: /[01][01 ,\n-]{38,65536}[01]/gu,
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
    // Codes in any dress, as long as it is the same one: chr(73)+chr(103), &#73&#103.
    suspect: /\d(\D{1,12})\d{2,3}\1\d{2,3}\1\d{2,3}\1\d/u,
    pattern:
      /(?<!\d)(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(\D{0,11}?[^\d%xu\\])(?:(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])\1){10,8192}(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?!\d)/gu,
    decode: (part) => numbers(part, 10),
  },
  {
    // The same in hex: %u0049%u0067, \u{49}\u{67}, chr(0x49).chr(0x67).
    suspect: /[2-7][0-9a-f]([^0-9a-z\n][^\n]{0,11}?)[2-7][0-9a-f]\1[2-7][0-9a-f]\1[2-7][0-9a-f]\1[2-7]/iu,
    pattern: /[2-7][0-9a-f]([^0-9a-z][^\n]{0,11}?(?<!%))(?:[2-7][0-9a-f]\1){10,8192}[2-7][0-9a-f]/giu,
    decode: inSameDress,
  },
  {
    run: { kind: kindOf('0-9 ,;/|.-'), length: 30 },
    suspect: /(?:\b\d{1,2}[ ,;/|.-]{1,3}){12}/u,
    pattern: /(?<![\d.])(?:(?:1\d|2[0-6]|[1-9])[ ,;/|.-]{1,3}){11,4096}(?:1\d|2[0-6]|[1-9])(?!\d)/gu,
    decode: places,
  },
  {
    suspect: /oscar|Oscar|OSCAR/u,
    pattern: NAMED,
    decode: radio,
  },
  {
    run: { kind: kindOf('. /|_-'), length: 24 },
    suspect: /[._-]{1,4} [._-]{1,4} [._-]{1,4} [._-]{1,4}/u,
    pattern: /(?:[._-]{1,4}[ /|]{1,3}){12,8192}[._-]{0,4}/gu,
    decode: morse,
  },
  {
    wide: true,
    suspect: /[·•∙⋅−–—][·•∙⋅.−–—_-]{0,3}[ /|]{1,3}[·•∙⋅.−–—_-]{1,4}[ /|]{1,3}[·•∙⋅.−–—_-]{1,4}[ /|]/u,
    pattern: /(?:[·•∙⋅.−–—_-]{1,4}[ /|]{1,3}){12,8192}[·•∙⋅.−–—_-]{0,4}/gu,
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
    suspect: /[\u200b-\u200d\u2060-\u2064\ufeff]{4}/u,
    pattern: /[\u200b-\u200d\u2060-\u2064\ufeff]{24,65536}/gu,
    decode: invisibleBits,
  },
  {
    // ASCII that is drawn by nothing. The flag of a part of a country has six at most.
    wide: true,
    suspect: /[\u{e0020}-\u{e007e}]{8}/u,
    pattern: /[\u{e0020}-\u{e007e}]{8,8192}/gu,
    decode: (part) =>
      Array.from(part, (char) => String.fromCharCode((char.codePointAt(0) ?? 0) & 0x7f)).join(''),
  },
];

function inHex(part: string): string {
  return clear(Buffer.from(part.replaceAll(/[^0-9a-f]/giu, ''), 'hex'));
}

/** Groups of any size hold letters of a fixed number of bits. */
function inBits(part: string, size: 7 | 8): string {
  const bits = part.replaceAll(/[^01]/gu, '');
  if (bits.length < size * 5 || bits.length % size !== 0) return '';
  const bytes = Array.from({ length: bits.length / size }, (_, at) =>
    Number.parseInt(bits.slice(at * size, at * size + size), 2),
  );
  return clear(Buffer.from(bytes));
}

function numbers(part: string, base: 8 | 10): string {
  return clear(Buffer.from(part.match(/\d+/gu)?.map((code) => Number.parseInt(code, base)) ?? []));
}

/** Base64 in groups of one length. */
function inGroups(length: number): Form {
  return {
    cut: length,
    pattern: new RegExp(
      `(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{${length}}[ -]){6,8192}[A-Za-z0-9+/]{0,${length}}={0,2}`,
      'gu',
    ),
    decode: (part) => base64(part.replaceAll(/[ -]/gu, '')),
  };
}

/** Between its address and its letters. */
function bytesOfRow(row: string): string {
  const [, bytes = ''] = /^[0-9a-f]{4,8}:? {1,3}((?:(?:[0-9a-f]{2}){1,2} {1,2}){1,17})/iu.exec(row) ?? [];
  return bytes.replaceAll(' ', '');
}

function turnedSigns(part: string): string {
  return part.replaceAll(/[!-~]/gu, (char) => String.fromCharCode(33 + ((char.charCodeAt(0) + 14) % 94)));
}

/** The first code and the second tell what stands between all of them. */
function inSameDress(part: string): string {
  const [, dress = ''] = /^..([^0-9a-z][^\n]{0,11}?)(?=[2-7][0-9a-f]\1)/iu.exec(part) ?? [];
  return clear(Buffer.from(part.replaceAll(dress, ''), 'hex'));
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

/** Two invisible characters as the bits of bytes, either one being the one; a third may stand between bytes. */
function invisibleBits(part: string): string {
  const kinds = [...new Set(part)].toSorted();
  const readings = [part];
  if (kinds.length === 3) readings.push(...kinds.map((apart) => part.replaceAll(apart, '')));
  for (const bits of readings)
    for (const one of kinds) {
      const digits = Array.from(bits, (char) => (char === one ? '1' : '0')).join('');
      const bytes = Array.from(digits.matchAll(/.{8}/gu), ([byte]) => Number.parseInt(byte, 2));
      const text = clear(Buffer.from(bytes));
      if (text !== '') return text;
    }
  return '';
}
