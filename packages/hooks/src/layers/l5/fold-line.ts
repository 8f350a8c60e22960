// One line as its reader sees it: invisible characters gone, lookalikes folded, entities resolved, lower case.
import { withoutInvisible } from '../../shell/invisible.ts';

/** Letters of other scripts that are drawn like Latin ones, and what they are drawn like. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ғ: 'f',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ɡ: 'g',
  ɩ: 'i',
  ʀ: 'r',
  ѐ: 'e',
  ё: 'e',
};
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
  // Most lines are plain ASCII, where nothing can be disguised but by entities.
  if (/^[\t\x20-\x7e]*$/u.test(line) && !line.includes('&'))
    return spaced(line.toLowerCase().replaceAll('`', "'"));
  const visible = entities(withoutInvisible(line)).normalize('NFKC').toLowerCase();
  return spaced(
    latin(visible)
      .replace(/[’‘`´]/gu, "'")
      .replace(/[“”]/gu, '"'),
  );
}

function spaced(text: string): string {
  return /\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

/** Lookalikes are folded in words that mix scripts; a Russian sentence stays Russian. */
function latin(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (/^[a-z]+$/u.test(word) || !/[a-z]/u.test(word)) {
      const folded = Array.from(word, (char) => LOOKALIKES[char] ?? char).join('');
      // A word made of lookalikes alone is Latin only if nothing of another script is left in it.
      return /^[a-z]+$/u.test(folded) && word.length > 2 ? folded : word;
    }
    return Array.from(word, (char) => LOOKALIKES[char] ?? char).join('');
  });
}

/** HTML entities, numeric and the few named ones that matter here. */
function entities(text: string): string {
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
