// One line as its reader sees it: invisible characters gone, lookalikes folded, entities resolved, lower case.
import { withoutInvisible } from '../../shell/invisible.ts';
import { madeOnce } from '../../shell/made-once.ts';
import { LOOKALIKES, RAISED } from './drawn-letters.ts';

const ANY_LOOKALIKE = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'u');
/** A Latin letter beside one of Greek or Cyrillic. */
const mixed = madeOnce(() => /[a-z]\p{M}?[\u0370-\u052f]|[\u0370-\u052f]\p{M}?[a-z]/u);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sol: '/',
  colon: ':',
  lpar: '(',
  rpar: ')',
};

export function foldLine(line: string): string {
  if (line === '') return line;
  // Most lines are plain ASCII, where nothing can be disguised but by entities.
  if (/^[\t\x20-\x7e]*$/u.test(line) && !line.includes('&'))
    return spaced(line.toLowerCase().replaceAll('`', "'"));
  const visible = felt(boxed(entities(withoutInvisible(line))))
    .normalize(/[a-z]\p{M}{2}/iu.test(line) ? 'NFKD' : 'NFKC')
    .toLowerCase();
  return spaced(
    latin(visible)
      // Marks piled on Latin letters and blanks; composed letters such as é have none left.
      .replace(/([a-z ])\p{M}{1,40}/gu, '$1')
      .replace(/[’‘`´]/gu, "'")
      .replace(/[“”]/gu, '"'),
  );
}

function spaced(text: string): string {
  const broken = text.includes('\\') ? unbroken(text) : text;
  return /\s\s|[^\S ]/u.test(broken) ? broken.replace(/\s+/gu, ' ') : broken;
}

/** Line breaks and tabs as a string of JSON writes them. */
function unbroken(text: string): string {
  return text.replace(/(?:\\r)?\\n(?:\\r)?\\n/gu, ' . ').replace(/\\[nrt]/gu, ' ');
}

/** A line with several words that no lookalike spells is written in that script: its short words stay too. */
function isForeign(text: string): boolean {
  let words = 0;
  for (const [word] of text.matchAll(/[\p{Script=Cyrillic}\p{Script=Greek}]{4,64}/gu)) {
    if (Array.from(word).some((char) => LOOKALIKES[char] === undefined)) words += 1;
    if (words > 1) return true;
  }
  return false;
}

/** Lookalikes are folded in words that mix scripts; a Russian sentence stays Russian. */
function latin(text: string): string {
  if (!ANY_LOOKALIKE.test(text)) return text;
  const foreign = isForeign(text);
  if (foreign && !mixed().test(text)) return text;
  // The same words come again and again.
  const known = new Map<string, string>();
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    let folded = known.get(word);
    if (folded === undefined) {
      folded = foldedWord(word, foreign);
      known.set(word, folded);
    }
    return folded;
  });
}

function foldedWord(word: string, foreign: boolean): string {
  if (/^[a-z]+$/u.test(word) || !/[a-z]/u.test(word)) {
    if (foreign) return word;
    const folded = drawn(word);
    // A word made of lookalikes alone is Latin only if nothing of another script is left in it.
    return /^[a-z]+$/u.test(folded) && word.length > 2 ? folded : word;
  }
  return drawn(word);
}

/** Each letter as the Latin one that it looks like. */
function drawn(word: string): string {
  let latinWord = '';
  for (const char of word) latinWord += LOOKALIKES[char] ?? char;
  return latinWord;
}

/** What the first half of them is in UTF-16. */
const BOXES = '\ud83c';

/** Letters in boxes, circles and flags, which Unicode does not take for letters. */
function boxed(text: string): string {
  if (!text.includes(BOXES)) return text;
  return text.replace(/[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
    return String.fromCodePoint(97 + code - first);
  });
}

/** Letters of Braille; a mark that turns while one waits is no word of it. */
const FELT = new RegExp(`[${Object.keys(RAISED).join('')}]{1,64}`, 'gu');
const FEWEST_FELT = new RegExp(`[${Object.keys(RAISED).join('')}]{4}`, 'u');

function felt(text: string): string {
  if (!FEWEST_FELT.test(text)) return text;
  const letters = text.replace(FELT, (word) => Array.from(word, (char) => RAISED[char] ?? char).join(''));
  return letters.replaceAll('\u2800', ' ');
}

/** HTML entities, numeric and the few named ones that matter here. */
function entities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return NAMED[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10);
      // A line stays one line: a decoded newline reads as a space.
      return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code < 32
        ? ' '
        : String.fromCodePoint(code);
    },
  );
}
