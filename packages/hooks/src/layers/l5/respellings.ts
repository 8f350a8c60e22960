// Other spellings of a folded line: letters turned, mirrored, swapped for digits, spaced out or broken by marks.

import { madeOnce } from '../../shell/made-once.ts';

/** Words that instructions use; a line that spells one of them turned is worth turning back. */
const TURNED = ['instructions', 'previous', 'ignore', 'system', 'prompt', 'reveal'];
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
const A = 97;

/** Turned words, with the shift that turns them back. */
const SHIFTED = madeOnce(
  () =>
    new Map(
      TURNED.flatMap((word) =>
        Array.from({ length: 25 }, (_, at) => [shifted(word, at + 1), 25 - at] as const).filter(
          ([turned]) => turned.length > 4,
        ),
      ),
    ),
);
const ANY_SHIFTED = madeOnce(() => new RegExp(`\\b(?:${[...SHIFTED().keys()].join('|')})`, 'u'));
const MIRRORED = madeOnce(
  () => new RegExp(TURNED.map((word) => Array.from(word).toReversed().join('')).join('|'), 'u'),
);
const ATBASH = madeOnce(() => new RegExp(TURNED.map(atbash).join('|'), 'u'));

/** Stems of instructions as they look with digits in them; most of what has digits in words has none of these. */
const LEET_STEM =
  /[i1!l]gn[o0]r[e3]|pr[e3]v[i1l][o0]u|[i1l]n[s5$][t7+]ru|[s5$]y[s5$][t7]|pr[o0]mp|r[e3]v[e3][a4@]|d[i1][s5$]r[e3]|f[o0]rg[e3]|b[y]p[a4@][s5$]|[s5$][e3]cr[e3]|[s5$][e3]nd[a-z\d ]|[o0]v[e3]rr|[t7][o0][kx][e3]n|d[e3]l[e3][t7][e3]|[e3]xp[o0]r|[a4@]ppr[o0]v|p[a4@][s5$][s5$]w/gu;
const MARKED = /[a-z](?:\*\*|~~|<\/?[a-z]{1,6}>|["'] ?[+.] ?["'])[a-z]/u;
const MARKS = /\*\*|~~|<\/?[a-z]{1,6}\s?\/?>|["'] ?[+.] ?["']/gu;
/** Letters without a space, longer than any word. */
const RUN_TOGETHER = /[a-z]{40,4000}/gu;
/** Single letters in a row, `i g n o r e` or `s.e.n.d`, and letters in fours. */
const SPELLED_OUT =
  /(?:\b[\w@$][ ._-]{1,3}){8,4000}[\w@$]?|(?:\b[a-z\d]{4} ){6,1000}[a-z\d]{0,4}|(?<![a-z\d])(?=[a-z]{0,40}\d)[a-z\d]{60,4000}/gu;

/** @param folded a line of folded text */
export function respellings(folded: string): string[] {
  const found: string[] = [];
  const turned = ANY_SHIFTED().exec(folded)?.[0];
  if (turned !== undefined) found.push(shifted(folded, SHIFTED().get(turned) ?? 0));
  if (MIRRORED().test(folded)) found.push(Array.from(folded).toReversed().join(''));
  if (ATBASH().test(folded)) found.push(atbash(folded));
  // Marks inside a word: `ig**no**re`, `ig<b>no</b>re`, 'ig' + 'nore'.
  if (MARKED.test(folded)) found.push(folded.replace(MARKS, ''));
  if (isLeet(folded)) {
    const plain = unleet(folded);
    found.push(plain, squeezed(plain), squeezed(everyOneAnI(folded)));
  }
  for (const [run] of folded.matchAll(RUN_TOGETHER)) found.push(squeezed(run));
  for (const [run] of folded.matchAll(SPELLED_OUT)) found.push(...bothSqueezed(run));
  return found;
}

function isLeet(folded: string): boolean {
  if (!/[a-z][013457@$]|[013457@$][a-z]/u.test(folded)) return false;
  for (const [stem] of folded.matchAll(LEET_STEM)) if (/[^a-z ]/u.test(stem)) return true;
  return false;
}

function bothSqueezed(run: string): string[] {
  const readings = [
    squeezed(run),
    squeezed(run.replace(/[013457@$]/gu, (char) => (char === '1' ? 'l' : (LEET[char] ?? char)))),
    squeezed(everyOneAnI(run)),
  ];
  return [...new Set(readings)];
}

/** `1` is read as i where that gives a word that instructions use, else as l. */
function unleet(folded: string): string {
  return folded.replace(/[\w@$]+/gu, (word) => {
    if (!/[013457@$]/u.test(word)) return word;
    const plain = word.replace(/[03457@$]/gu, (char) => LEET[char] ?? char);
    const withI = plain.replaceAll('1', 'i');
    return WITH_I.test(withI) ? withI : plain.replaceAll('1', 'l');
  });
}

function everyOneAnI(folded: string): string {
  return folded.replace(/[013457@$]/gu, (char) => (char === '1' ? 'i' : (LEET[char] ?? char)));
}

/** Letters only, behind a mark that no text has, for the rules that look at words run together. */
function squeezed(text: string): string {
  return `\u2063${text.replace(/[^a-z]/gu, '')}`;
}

function shifted(text: string, by: number): string {
  return text.replace(/[a-z]/gu, (char) => String.fromCodePoint(((char.charCodeAt(0) - A + by) % 26) + A));
}

function atbash(text: string): string {
  return text.replace(/[a-z]/gu, (char) => String.fromCodePoint(A + 25 - (char.charCodeAt(0) - A)));
}
