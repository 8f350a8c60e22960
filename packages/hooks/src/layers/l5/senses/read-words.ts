// A folded text as its words, each by what it can do in an instruction, with the places that are spelled in another way.
import { onceFor } from '../../../shell/once-for.ts';
import { codeReader, textOf } from '../../../shell/codes-of.ts';
import { scratch } from '../../../shell/scratch.ts';
import { ALONE, DOT, GLUE, MARK, PLAIN, SLASH, SPACE, UNSPACED, kindAt, kindsIn } from './character-kinds.ts';
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

/** Marks at the end of a word. */
const TRAILING: Readonly<Record<string, Mark>> = {
  '.': 'end',
  '!': 'end',
  '?': 'end',
  ':': 'colon',
  "'": 'quote',
};
/** A line break that ends a sentence: a blank line, an item of a list, a listing's fence or a key with its value follows. */
const BREAK = /\n[^\S\n]*(?=\n|[-*#>|•]|\d{1,3}[.)]|'''|~~~|[\w$&.>"'-]{1,40}:(?:\s|$))/uy;
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
const SHORTEST_DOTTED = 9;

const QUOTE = 39;
const COLON = 58;
/** The codes of the marks' symbols, by the code of their character; 0 where it is none. */
const marksOf = onceFor(({ symbolOf }: Lexicon) => ({
  alone: byCode(ALONE, symbolOf),
  ends: byCode(TRAILING, symbolOf),
}));

/** A power of two. */
const SLOTS = 2048;
/** A longer word is seldom said again. */
const LONGEST_SAID = 24;
const PRIME = 0x01000193;
/** The same words come again and again: of the last one in a slot, where it stands, how long it is, and its symbol. */
const saidAt = new Int32Array(SLOTS);
const saidLength = new Uint8Array(SLOTS);
const saidSymbol = new Uint16Array(SLOTS);

/** Of the words that all texts share. A longer one would keep the text that it was cut from in memory. */
const LONGEST_KEPT = 12;
const MOST_KEPT = 8192;
const keptOf = onceFor<Lexicon, Map<string, WordSense>>(() => new Map());

const codesOf = codeReader();
const roomForSymbols = scratch((length) => new Uint16Array(length));
const roomForStarts = scratch((length) => new Int32Array(length));
const roomForEnds = scratch((length) => new Int32Array(length));

/** @param text folded */
export function readWords(text: string, lexicon: Lexicon): Reading {
  const { symbolOf } = lexicon;
  const marks = marksOf(lexicon);
  const codes = codesOf(text);
  const odd: OddPlace[] = [];
  // INVARIANT: each symbol stands for a character of its own at least, so there are no more of them.
  const symbols = roomForSymbols(text.length);
  const starts = roomForStarts(text.length);
  const ends = roomForEnds(text.length);
  let count = 0;
  const kept = keptOf(lexicon);
  const known = new Map<string, WordSense>();
  // No word of another text: none is that short.
  saidLength.fill(0);
  const countPiece = pieceCounter(odd);
  const push = (symbol: number, start: number, end: number) => {
    symbols[count] = symbol;
    starts[count] = start;
    ends[count] = end;
    count += 1;
  };
  const pushWord = (symbol: string | undefined, start: number, end: number) =>
    push(codeOf(symbol ?? symbolOf.word), start, end);
  const endCode = codeOf(symbolOf.end);
  const quoteCode = codeOf(symbolOf.quote);
  const colonCode = codeOf(symbolOf.colon);
  /** @returns whether the word is one that only its symbol tells of; else `slot` is free for it */
  const isSaid = (start: number, end: number, slot: number): boolean => {
    if (saidLength[slot] !== end - start) return false;
    const shift = (saidAt[slot] as number) - start;
    for (let at = start; at < end; at += 1) if (codes[at] !== codes[at + shift]) return false;
    return true;
  };
  const word = (start: number, end: number, seen: number) => {
    const length = end - start;
    countPiece(length, start);
    if (length > LONGEST_SAID || (seen & UNSPACED) !== 0) {
      newWord(start, end, seen);
      return;
    }
    let hash = length;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (codes[at] as number), PRIME);
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    if (isSaid(start, end, slot)) push(saidSymbol[slot] as number, start, end);
    else if (newWord(start, end, seen)) {
      saidAt[slot] = start;
      saidLength[slot] = length;
      saidSymbol[slot] = symbols[count - 1] as number;
    }
  };
  /** @returns whether it is told by its symbol, which is the last one, and by nothing else */
  const newWord = (at: number, end: number, seen: number): boolean => {
    const part = text.slice(at, end);
    if (isPicture(part)) return false;
    const contracted = part.includes("'") ? CONTRACTED.exec(part) : null;
    if (contracted !== null) {
      const [, who = '', rest = ''] = contracted;
      pushWord(lexicon.lookUp(who), at, at + who.length);
      pushWord(lexicon.lookUp(VERBS[rest] ?? ''), at + who.length, end);
      return false;
    }
    // A letter of another script in front of them parts no words: `AI忽略`.
    if ((seen & UNSPACED) !== 0) {
      for (const { word: inner, at: from, length } of lexicon.segments(part))
        pushWord(inner === null ? undefined : lexicon.lookUp(inner), at + from, at + from + length);
      return false;
    }
    const memory = part.length > LONGEST_KEPT ? known : kept;
    let sense = memory.get(part);
    if (sense === undefined) {
      if (kept.size === MOST_KEPT) kept.clear();
      sense = wordSense(part, lexicon);
      memory.set(part, sense);
    }
    pushWord(sense.symbol, at, end);
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
    else return true;
    return false;
  };
  const parts = (from: number, to: number, seen: number) => {
    let start = from;
    for (let at = from; at < to; at += 1) {
      if ((kindAt(codes, at) & (GLUE | SLASH)) === 0) continue;
      if (at > start) word(start, at, seen);
      if (codes[at] === COLON) push(colonCode, at, at + 1);
      start = at + 1;
    }
    if (to > start) word(start, to, seen);
  };
  const chunk = (from: number, to: number, seen: number) => {
    let end = to;
    while (end > from && (marks.ends[codes[end - 1] as number] ?? 0) !== 0) end -= 1;
    let start = from;
    while (start < end && codes[start] === QUOTE) start += 1;
    if (start > from) push(quoteCode, from, start);
    // What ends a sentence or opens a list is no part of an address.
    const marked = (seen & (DOT | SLASH)) !== 0;
    const inside = marked && end < to ? kindsIn(codes, start, end) : seen;
    const whole =
      (inside & (DOT | SLASH)) !== 0 && end - start > 3 ? wholeMark(text.slice(start, end)) : undefined;
    if (whole !== undefined) push(codeOf(symbolOf[whole]), start, end);
    else if ((seen & DOT) !== 0 && isDotted(text, start, end)) {
      const stop = text.indexOf('\n', start);
      odd.push({ kind: 'pieces', start, end: stop < 0 ? text.length : stop, by: 1 });
    } else if ((inside & (GLUE | SLASH)) === 0) {
      if (end > start) word(start, end, seen);
    } else parts(start, end, seen);
    for (let at = end; at < to; at += 1) push(marks.ends[codes[at] as number] as number, at, at + 1);
  };
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(codes, at);
    if (kind === SPACE) {
      if (codes[at] === 10) {
        BREAK.lastIndex = at;
        // Blank lines in a row end one sentence.
        if ((count === 0 || symbols[count - 1] !== endCode) && BREAK.test(text)) push(endCode, at, at + 1);
      }
      at += 1;
    } else if (kind === MARK) {
      const mark = marks.alone[codes[at] as number] ?? 0;
      if (mark !== 0) push(mark, at, at + 1);
      at += 1;
    } else {
      const from = at;
      let seen = PLAIN;
      let next = kind;
      do {
        seen |= next;
        at += 1;
        next = at < text.length ? kindAt(codes, at) : SPACE;
      } while (next !== SPACE && next !== MARK);
      chunk(from, at, seen);
    }
  }
  countPiece(0, text.length);
  const written = textOf(symbols.subarray(0, count));
  return { symbols: written, starts: starts.slice(0, count), ends: ends.slice(0, count), odd };
}

function byCode(marks: Readonly<Record<string, Mark>>, symbolOf: Lexicon['symbolOf']): Uint16Array {
  const chars = Object.entries(marks).map(([char, mark]) => [codeOf(char), codeOf(symbolOf[mark])] as const);
  const found = new Uint16Array(Math.max(...chars.map(([code]) => code)) + 1);
  for (const [code, symbol] of chars) found[code] = symbol;
  return found;
}

function codeOf(char: string): number {
  return char.charCodeAt(0);
}

/** Pictures between words say nothing. */
function isPicture(part: string): boolean {
  const code = part.charCodeAt(0);
  const drawn = (code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf);
  return drawn && !/[\p{L}\p{N}]/u.test(part);
}

function isDotted(text: string, start: number, end: number): boolean {
  return end - start >= SHORTEST_DOTTED && DOTTED.test(text.slice(start, start + SHORTEST_DOTTED));
}
