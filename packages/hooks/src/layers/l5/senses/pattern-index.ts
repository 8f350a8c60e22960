// Searches a string of symbols for many patterns: each runs only on sentences that have what it needs.
import { codeReader } from '../../../shell/codes-of.ts';
import { FIRST_SYMBOL, type Lexicon } from './lexicon.ts';
import type { SensePattern } from './sense-pattern.ts';

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
}

/** Symbols that a match may take from later sentences. */
const REACH = 80;

export function patternIndex(
  patterns: readonly SensePattern[],
  lexicon: Lexicon,
): (symbols: string, listener: SenseListener) => void {
  const needs = patterns.map((pattern) => needsOf(pattern).codes);
  const byAnchor = anchored(patterns);
  const end = codeOf(lexicon.symbolOf.end);
  const apart = codeOf(lexicon.symbolOf.apart);
  // The last sentence that had a symbol, or was tried for a pattern.
  const had = new Int32Array(byAnchor.length);
  // Where in that sentence the symbol stands for the first time, and for the last.
  const first = new Int32Array(byAnchor.length);
  const last = new Int32Array(byAnchor.length);
  const tried = new Int32Array(patterns.length);
  const codesOf = codeReader();
  return (symbols, listener) => {
    had.fill(-1);
    tried.fill(-1);
    const codes = codesOf(symbols);
    let start = 0;
    for (let at = 0; at < codes.length; at += 1) {
      const code = (codes[at] as number) - FIRST_SYMBOL;
      if (code < had.length) {
        if (had[code] !== start) first[code] = at;
        had[code] = start;
        last[code] = at;
      }
      if (code !== end && code !== apart && at + 1 < codes.length) continue;
      if (listener.enough()) return;
      searchSentence(symbols, codes, start, at + 1, listener);
      start = at + 1;
    }
  };

  function searchSentence(
    symbols: string,
    codes: Uint16Array,
    start: number,
    stop: number,
    listener: SenseListener,
  ): void {
    listener.count(stop - start);
    let sentence = '';
    for (let at = start; at < stop; at += 1) {
      const anchor = byAnchor[(codes[at] as number) - FIRST_SYMBOL];
      if (anchor === undefined) continue;
      for (const pattern of anchor) {
        if (tried[pattern] === start) continue;
        tried[pattern] = start;
        const sets = needs[pattern] ?? [];
        if (!hadAll(sets, start) || !inOrder(sets, start) || !listener.wanted(pattern, start)) continue;
        const { expression, reachesOn } = patterns[pattern] as SensePattern;
        sentence ||= symbols.slice(start, stop);
        const searched = reachesOn ? symbols.slice(start, stop + REACH) : sentence;
        listener.count(searched.length);
        // Most find nothing, and an iterator over that costs more than the search.
        if (searched.search(expression()) < 0) continue;
        for (const { 0: match, index } of searched.matchAll(expression()))
          if (index < stop - start)
            listener.found({ pattern, start: start + index, end: start + index + match.length });
      }
    }
  }

  /** Whether the sentence that begins there has one symbol of each set. */
  function hadAll(sets: readonly Int32Array[], start: number): boolean {
    for (const set of sets) {
      let at = 0;
      while (at < set.length && had[set[at] as number] !== start) at += 1;
      if (at === set.length) return false;
    }
    return true;
  }

  /** Whether one of each set may stand behind one of the set before it, as a match has them. */
  function inOrder(sets: readonly Int32Array[], start: number): boolean {
    let place = -1;
    for (const set of sets) {
      let earliest = Number.POSITIVE_INFINITY;
      for (const code of set)
        if (had[code] === start && (last[code] as number) > place)
          earliest = Math.min(earliest, Math.max(first[code] as number, place + 1));
      if (earliest === Number.POSITIVE_INFINITY) return false;
      place = earliest;
    }
    return true;
  }
}

interface Needs {
  /** Of each set that the pattern needs one of. */
  codes: readonly Int32Array[];
  highest: number;
}

const needed = new WeakMap<SensePattern, Needs>();

function needsOf(pattern: SensePattern): Needs {
  const known = needed.get(pattern);
  if (known) return known;
  const codes = pattern.needs.map((set) => Int32Array.from(symbolsIn(set)));
  const made = { codes, highest: Math.max(0, ...codes.flatMap((set) => [...set])) };
  needed.set(pattern, made);
  return made;
}

function symbolsIn(symbols: string): number[] {
  return Array.from(symbols, (symbol) => codeOf(symbol));
}

function codeOf(symbol: string): number {
  return symbol.charCodeAt(0) - FIRST_SYMBOL;
}

/** Positions of the patterns, by the codes of which each needs one. */
function anchored(patterns: readonly SensePattern[]): (number[] | undefined)[] {
  const highest = Math.max(0, ...patterns.map((pattern) => needsOf(pattern).highest));
  const found = Array.from({ length: highest + 1 }, (): number[] | undefined => undefined);
  for (const [at, { anchor }] of patterns.entries())
    for (const code of new Set(symbolsIn(anchor))) (found[code] ??= []).push(at);
  return found;
}
