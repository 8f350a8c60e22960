// Other readings of one line: base64, hex, percent and binary parts decoded once; rotated, leet and spaced-out letters.
import { foldLine } from './fold-line.ts';

/** Longer lines are decoded up to here: nobody hides a sentence behind a megabyte of noise and expects it read. */
const MAX_LINE = 64 * 1024;
const MAX_PARTS = 64;
/** Words of instructions that have an i. */
const WITH_I =
  /^(?:(?:un)?ignor\w*|dis\w+|in\w+|hidden|pri\w+|previous\w*|di\w+|guid\w+|original|is|this|with\w*|it\w*|which|first|restrict\w+|permi\w+|fil\w+|emai\w+|ai|i)$/u;
const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/**
 * @param line as it stands
 * @param folded the same, folded
 */
export function decodings(line: string, folded: string): string[] {
  const text = line.slice(0, MAX_LINE);
  const short = folded.slice(0, MAX_LINE);
  return [...chunks(text), ...respellings(short)].filter((reading) => reading !== folded);
}

function chunks(line: string): string[] {
  const found: string[] = [];
  for (const [part] of line.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/gu))
    found.push(printable(Buffer.from(part, 'base64')));
  for (const [part] of line.matchAll(/(?:[0-9a-f]{2}){12,}/giu))
    found.push(printable(Buffer.from(part, 'hex')));
  for (const [part] of line.matchAll(/(?:\\x[0-9a-f]{2}){8,}/giu))
    found.push(printable(Buffer.from(part.replaceAll(/\\x/gu, ''), 'hex')));
  for (const [part] of line.matchAll(/(?:[01]{8} ?){8,}/gu))
    found.push(
      printable(Buffer.from(part.match(/[01]{8}/gu)?.map((bits) => Number.parseInt(bits, 2)) ?? [])),
    );
  if (/%[0-7][0-9a-f]/iu.test(line))
    found.push(
      line.replace(/%([2-7][0-9a-f])/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    );
  return found
    .filter((text) => text !== '')
    .slice(0, MAX_PARTS)
    .map((text) => foldLine(text.replaceAll('\n', ' ')));
}

/** Decoded bytes if they are a text; random bytes are not. */
function printable(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  const odd = text.match(/[^\x20-\x7e\n\t]/gu)?.length ?? 0;
  return odd * 10 > text.length ? '' : text;
}

function respellings(folded: string): string[] {
  const found: string[] = [];
  // Common English words rotated by 13: without one of them no sentence is worth rotating.
  if (/\b(?:gur|naq|lbhe|nyy|cerivbhf|flfgrz)\b/u.test(folded)) found.push(rotate(folded));
  if (/[a-z][013457@$]|[013457@$][a-z]/u.test(folded)) {
    const plain = unleet(folded);
    found.push(plain, squeezed(plain));
  }
  // Single letters in a row: `i g n o r e`, `s.e.n.d`.
  if (/(?:\b\w[ ._-]){8}/u.test(folded)) found.push(squeezed(folded));
  if (/[a-z]{40}/u.test(folded) || /(?:\b[a-z0-9]{4} ){6}/u.test(folded)) found.push(squeezed(folded));
  return found;
}

/** `1` is read as i where that gives a word that instructions use, else as l. */
function unleet(folded: string): string {
  return folded.replace(/[\w@$]+/gu, (word) => {
    const plain = word.replace(/[03457@$]/gu, (char) => LEET[char] ?? char);
    const withI = plain.replaceAll('1', 'i');
    return WITH_I.test(withI) ? withI : plain.replaceAll('1', 'l');
  });
}

/** Letters only, behind a mark that no text has, for the rules that look at words run together. */
function squeezed(text: string): string {
  return `\u2063${text.replace(/[^a-z]/gu, '')}`;
}

function rotate(text: string): string {
  return text.replace(/[a-z]/gu, (char) =>
    String.fromCodePoint((((char.codePointAt(0) ?? 97) - 97 + 13) % 26) + 97),
  );
}
