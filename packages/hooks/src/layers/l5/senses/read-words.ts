// A folded text as its words, each by what it can do in an instruction, with the places that are spelled in another way.
import { onceFor } from '../../../shell/once-for.ts';
import type { Lexicon, Mark } from './lexicon.ts';
import { type OddPlace, pieceCounter } from './odd-place.ts';
import { wholeMark } from './whole-mark.ts';
import { type WordSense, wordSense } from './word-sense.ts';

export interface Reading {
  /** One symbol a word or mark. */
  symbols: string;
  /** Where each begins in the text, UTF-16 units. */
  starts: Int32Array;
  /** Where each ends. */
  ends: Int32Array;
  odd: OddPlace[];
}

/** Scripts that put no space between words, by the first and the last of their codes. */
const UNSPACED_SCRIPTS = [
  [0x0e00, 0x0e7f],
  [0x3040, 0x30ff],
  [0x3400, 0x9fff],
] as const;
/** Marks that stand alone, whatever is beside them. */
const ALONE: Readonly<Record<string, Mark>> = {
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
  '。': 'end',
  '।': 'end',
  '؛': 'end',
  '؟': 'end',
  '•': 'end',
  '\u2064': 'apart',
};
/** Marks at the end of a word. */
const TRAILING: Readonly<Record<string, Mark>> = {
  '.': 'end',
  '!': 'end',
  '?': 'end',
  ';': 'end',
  ':': 'colon',
  "'": 'quote',
};
/** A line break that ends a sentence: a blank line or an item of a list follows. */
const BREAK = /\n[^\S\n]*(?=\n|[-*#>|•]|\d{1,3}[.)])/uy;
/** Words that run together, with digits for letters or behind them; no digest. */
const RUN = /^(?!(?:[\da-f]{2})+$)(?=(?:\d{0,6}[a-z@$!]){14})[a-z\d@$!]+$/u;
const SHORTEST_RUN = 20;
const LONGEST_RUN = 4000;
/** `you're`, `i'll` */
const CONTRACTED = /^(you|i|we|they|he|she|it|who|there)'(re|m|ve|ll|d|s)$/u;
const VERBS: Readonly<Record<string, string>> = {
  re: 'are',
  m: 'am',
  ve: 'have',
  ll: 'will',
  d: 'would',
  s: 'is',
};
/** `i.g.n.o.r.e` */
const DOTTED = /^\w(?:[._]\w){4}/u;

/** What `\s` matches. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
/** What a character does to the run that it stands in; glue and slashes part its words, and mean nothing but for a colon. */
const PLAIN = 0;
const SPACE = 1;
const MARK = 2;
const GLUE = 4;
const DOT = 8;
const SLASH = 16;
const UNSPACED = 32;
const KINDS = kinds();
const QUOTE = 39;
const COLON = 58;
/** The symbols of marks, by the code of their character. */
const marksOf = onceFor(({ symbolOf }: Lexicon) => ({
  alone: byCode(ALONE, symbolOf),
  ends: byCode(TRAILING, symbolOf),
}));

/** @param text folded */
export function readWords(text: string, lexicon: Lexicon): Reading {
  const { symbolOf } = lexicon;
  const marks = marksOf(lexicon);
  const odd: OddPlace[] = [];
  // INVARIANT: each symbol stands for a character of its own at least, so there are no more of them.
  const symbols = new Uint16Array(text.length);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let count = 0;
  const known = new Map<string, WordSense>();
  const countPiece = pieceCounter(odd);
  const push = (symbol: string, start: number, end: number) => {
    symbols[count] = symbol.charCodeAt(0);
    starts[count] = start;
    ends[count] = end;
    count += 1;
  };
  const endCode = symbolOf.end.charCodeAt(0);
  const word = (part: string, at: number, seen: number) => {
    countPiece(part.length, at);
    if (isPicture(part)) return;
    const contracted = part.includes("'") ? CONTRACTED.exec(part) : null;
    if (contracted !== null) {
      const [, who = '', rest = ''] = contracted;
      push(lexicon.lookUp(who) ?? symbolOf.word, at, at + who.length);
      push(lexicon.lookUp(VERBS[rest] ?? '') ?? symbolOf.word, at + who.length, at + part.length);
      return;
    }
    // A letter of another script in front of them parts no words: `AI忽略`.
    if ((seen & UNSPACED) !== 0) {
      for (const { word: inner, at: from, length } of lexicon.segments(part))
        push((inner === null ? null : lexicon.lookUp(inner)) ?? symbolOf.word, at + from, at + from + length);
      return;
    }
    let sense = known.get(part);
    if (sense === undefined) {
      sense = wordSense(part, lexicon);
      known.set(part, sense);
    }
    const end = at + part.length;
    push(sense.symbol, at, end);
    const { disguise } = sense;
    if (disguise !== undefined && disguise.kind !== 'shuffled')
      odd.push({
        kind: disguise.kind,
        start: at,
        end,
        by: disguise.kind === 'turned' ? disguise.by : 0,
      });
    else if (part.length >= SHORTEST_RUN && part.length <= LONGEST_RUN && RUN.test(part))
      odd.push({ kind: 'run', start: at, end, by: 0 });
  };
  const parts = (from: number, to: number, seen: number) => {
    let start = from;
    for (let at = from; at < to; at += 1) {
      if ((kindAt(text, at) & (GLUE | SLASH)) === 0) continue;
      if (at > start) word(text.slice(start, at), start, seen);
      if (text.charCodeAt(at) === COLON) push(symbolOf.colon, at, at + 1);
      start = at + 1;
    }
    if (to > start) word(text.slice(start, to), start, seen);
  };
  const chunk = (from: number, to: number, seen: number) => {
    let end = to;
    while (end > from && marks.ends.has(text.charCodeAt(end - 1))) end -= 1;
    let start = from;
    while (start < end && text.charCodeAt(start) === QUOTE) start += 1;
    if (start > from) push(symbolOf.quote, from, start);
    const core = text.slice(start, end);
    const whole = (seen & (DOT | SLASH)) !== 0 && core.length > 3 ? wholeMark(core) : undefined;
    if (whole !== undefined) push(symbolOf[whole], start, end);
    else if ((seen & DOT) !== 0 && DOTTED.test(core)) {
      const stop = text.indexOf('\n', start);
      odd.push({ kind: 'pieces', start, end: stop < 0 ? text.length : stop, by: 1 });
    } else if ((seen & (GLUE | SLASH)) === 0) {
      if (core !== '') word(core, start, seen);
    } else parts(start, end, seen);
    for (let at = end; at < to; at += 1)
      push(marks.ends.get(text.charCodeAt(at)) ?? symbolOf.end, at, at + 1);
  };
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === SPACE) {
      if (text.charCodeAt(at) === 10) {
        BREAK.lastIndex = at;
        // Blank lines in a row end one sentence.
        if ((count === 0 || symbols[count - 1] !== endCode) && BREAK.test(text))
          push(symbolOf.end, at, at + 1);
      }
      at += 1;
    } else if (kind === MARK) {
      const mark = marks.alone.get(text.charCodeAt(at));
      if (mark !== undefined) push(mark, at, at + 1);
      at += 1;
    } else {
      const from = at;
      let seen = PLAIN;
      for (let next = kind; at < text.length && next !== SPACE && next !== MARK; next = kindAt(text, at)) {
        seen |= next;
        at += 1;
      }
      chunk(from, at, seen);
    }
  }
  countPiece(0, text.length);
  const written = Buffer.from(symbols.buffer, 0, count * Uint16Array.BYTES_PER_ELEMENT).toString('utf16le');
  return { symbols: written, starts: starts.subarray(0, count), ends: ends.subarray(0, count), odd };
}

function byCode(marks: Readonly<Record<string, Mark>>, symbolOf: Lexicon['symbolOf']): Map<number, string> {
  return new Map(Object.entries(marks).map(([char, mark]) => [char.charCodeAt(0), symbolOf[mark]]));
}

/** Pictures between words say nothing. */
function isPicture(part: string): boolean {
  const code = part.charCodeAt(0);
  const drawn = (code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf);
  return drawn && !/[\p{L}\p{N}]/u.test(part);
}

function kindAt(text: string, at: number): number {
  return KINDS[text.charCodeAt(at)] ?? PLAIN;
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
  set('-_=+#&%…—–', GLUE);
  for (const [first, last] of UNSPACED_SCRIPTS) found.fill(UNSPACED, first, last + 1);
  return found;
}
