// What a character does to the run of characters that it stands in.
import type { Mark } from './lexicon.ts';

/** Scripts that put no space between words, by the first and the last of their codes. */
const UNSPACED_SCRIPTS = [
  [0x0e00, 0x0e7f],
  [0x3040, 0x30ff],
  [0x3400, 0x9fff],
] as const;
/** Marks that stand alone, whatever is beside them. */
export const ALONE: Readonly<Record<string, Mark>> = {
  ',': 'comma',
  '、': 'comma',
  '،': 'comma',
  '"': 'quote',
  '«': 'quote',
  '»': 'quote',
  '(': 'open',
  '[': 'open',
  '{': 'open',
  '<': 'open',
  ')': 'close',
  ']': 'close',
  '}': 'close',
  '>': 'close',
  '|': 'end',
  ';': 'end',
  '。': 'end',
  '।': 'end',
  '؛': 'end',
  '؟': 'end',
  '•': 'end',
  '\u2064': 'apart',
};
/** What `\s` matches. */
export const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
/** What a character does to the run that it stands in; glue and slashes part its words, and mean nothing but for a colon. */
export const PLAIN = 0;
export const SPACE = 1;
export const MARK = 2;
export const GLUE = 4;
export const DOT = 8;
export const SLASH = 16;
export const UNSPACED = 32;
const KINDS = kinds();

/** All that its characters are. */
export function kindsIn(codes: Uint16Array, start: number, end: number): number {
  let found = PLAIN;
  for (let at = start; at < end; at += 1) found |= kindAt(codes, at);
  return found;
}

export function kindAt(codes: Uint16Array, at: number): number {
  return KINDS[codes[at] as number] as number;
}

function kinds(): Uint8Array {
  const found = new Uint8Array(0x10000);
  const set = (chars: string, kind: number) => {
    for (const char of chars) found[char.charCodeAt(0)] = kind;
  };
  set(SPACES, SPACE);
  set(`*${Object.keys(ALONE).join('')}`, MARK);
  set('.@', DOT);
  set('/:~', SLASH);
  set('-_=+#&%…—–·', GLUE);
  for (const [first, last] of UNSPACED_SCRIPTS) found.fill(UNSPACED, first, last + 1);
  return found;
}
