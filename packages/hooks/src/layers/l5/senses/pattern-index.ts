// Searches a string of symbols for many patterns: each runs only on sentences that have what it needs.
import { codeReader } from '../../../shell/codes-of.ts';
import { FIRST_SYMBOL, type Lexicon } from './lexicon.ts';
import type { SensePattern } from './sense-pattern.ts';
import { setsHad } from './sets-had.ts';

export interface SenseMatch {
  /** Position of the pattern in the list. */
  pattern: number;
  /** Symbols, half-open. */
  start: number;
  end: number;
}

export interface SenseListener {
  /** Whether a pattern is to be looked for in the sentence that begins at a symbol. */
  wanted: (pattern: number, start: number) => boolean;
  /** Whether what was found tells all: asked before each sentence. */
  enough: () => boolean;
  found: (match: SenseMatch) => void;
  /** Hears how many symbols each step looks at. */
  count: (steps: number) => void;
  /** Sentences with what follows them, in which every pattern was looked for and none found: for who reads nearly the same text again. */
  silent?: Set<string> | undefined;
}

/** Symbols that a match may take from later sentences. */
const REACH = 80;

export function patternIndex(
  patterns: readonly SensePattern[],
  lexicon: Lexicon,
): (symbols: string, listener: SenseListener) => void {
  const sets = setsHad(
    patterns.map(({ needs }) => needs),
    symbolsIn,
  );
  const byAnchor = anchored(patterns, sets.codes);
  const end = codeOf(lexicon.symbolOf.end);
  const apart = codeOf(lexicon.symbolOf.apart);
  // The last sentence that had a symbol, or was tried for a pattern.
  const had = new Int32Array(byAnchor.length);
  // Where in that sentence the symbol stands for the first time, and for the last.
  const first = new Int32Array(byAnchor.length);
  const last = new Int32Array(byAnchor.length);
  // The symbols of the sentence, each once.
  const kinds: number[] = [];
  const tried = new Int32Array(patterns.length);
  const codesOf = codeReader();
  return (symbols, listener) => {
    had.fill(-1);
    tried.fill(-1);
    forget();
    const codes = codesOf(symbols);
    let start = 0;
    for (let at = 0; at < codes.length; at += 1) {
      const code = (codes[at] as number) - FIRST_SYMBOL;
      if (code < had.length) {
        if (had[code] !== start) {
          first[code] = at;
          kinds.push(code);
          sets.hear(code);
        }
        had[code] = start;
        last[code] = at;
      }
      if (code !== end && code !== apart && at + 1 < codes.length) continue;
      if (listener.enough()) return;
      searchSentence(symbols, codes, start, at + 1, listener);
      forget();
      start = at + 1;
    }
  };

  function forget(): void {
    kinds.length = 0;
    sets.clear();
  }

  function searchSentence(
    symbols: string,
    codes: Uint16Array,
    start: number,
    stop: number,
    listener: SenseListener,
  ): void {
    listener.count(stop - start);
    const { silent } = listener;
    let sentence = '';
    let onward = '';
    let isSilent = true;
    for (let at = start; at < stop; at += 1) {
      const anchor = byAnchor[(codes[at] as number) - FIRST_SYMBOL];
      if (anchor === undefined) continue;
      for (const pattern of anchor) {
        if (tried[pattern] === start) continue;
        tried[pattern] = start;
        if (!sets.hasAll(pattern) || !inOrder(pattern)) continue;
        if (!listener.wanted(pattern, start)) {
          isSilent = false;
          continue;
        }
        if (sentence === '') {
          sentence = symbols.slice(start, stop);
          onward = symbols.slice(start, stop + REACH);
          if (silent?.has(onward)) return;
        }
        const searched = (patterns[pattern] as SensePattern).reachesOn ? onward : sentence;
        listener.count(searched.length);
        if (searchFor(pattern, searched, codes, start, stop, listener)) isSilent = false;
      }
    }
    if (isSilent && sentence !== '') silent?.add(onward);
  }

  /** @param searched from the sentence's start on @returns whether it found any */
  function searchFor(
    pattern: number,
    searched: string,
    codes: Uint16Array,
    start: number,
    stop: number,
    { found }: SenseListener,
  ): boolean {
    const { expression, begins } = patterns[pattern] as SensePattern;
    const beginning = begins();
    let isFound = false;
    const hear = (at: number, length: number) => {
      isFound = true;
      found({ pattern, start: at, end: at + length });
    };
    if (beginning === null) {
      // Most find nothing, and an iterator over that costs more than the search.
      if (searched.search(expression()) < 0) return false;
      for (const { 0: match, index } of searched.matchAll(expression()))
        if (index < stop - start) hear(start + index, match.length);
      return isFound;
    }
    const { heads, there } = beginning;
    for (let at = start; at < stop; at += 1) {
      if (heads[(codes[at] as number) - FIRST_SYMBOL] !== 1) continue;
      there.lastIndex = at - start;
      if (!there.test(searched)) continue;
      const next = start + there.lastIndex;
      hear(at, next - at);
      at = next - 1;
    }
    return isFound;
  }

  /** Whether one of each set may stand behind one of the set before it, as a match has them. */
  function inOrder(pattern: number): boolean {
    let place = -1;
    for (const set of sets.ofList(pattern)) {
      let earliest = Number.POSITIVE_INFINITY;
      for (const code of kinds)
        if ((last[code] as number) > place && sets.holds(set, code))
          earliest = Math.min(earliest, Math.max(first[code] as number, place + 1));
      if (earliest === Number.POSITIVE_INFINITY) return false;
      place = earliest;
    }
    return true;
  }
}

function symbolsIn(symbols: string): number[] {
  return Array.from(symbols, (symbol) => codeOf(symbol));
}

function codeOf(symbol: string): number {
  return symbol.charCodeAt(0) - FIRST_SYMBOL;
}

/** Positions of the patterns, by the codes of which each needs one. */
function anchored(patterns: readonly SensePattern[], codes: number): (number[] | undefined)[] {
  const found = Array.from({ length: codes }, (): number[] | undefined => undefined);
  for (const [at, { anchor }] of patterns.entries())
    for (const code of new Set(symbolsIn(anchor))) (found[code] ??= []).push(at);
  return found;
}
