// Every word that has a sense, as one symbol for each set of senses: texts become strings of symbols that patterns search.
import type { WordList } from '../../../policy/shipped-words.ts';
import { type Segment, wordTree } from './word-tree.ts';

/** What no word spells: what punctuation, whole tokens and unknown words are. */
const MARKS = [
  'end',
  'apart',
  'comma',
  'colon',
  'quote',
  'open',
  'close',
  'url',
  'mail',
  'path',
  'secret-path',
  'word',
] as const;
export type Mark = (typeof MARKS)[number];

export interface Lexicon {
  symbolOf: Readonly<Record<Mark, string>>;
  /** @returns the symbol of a lower-case word; undefined where it has no sense */
  lookUp: (word: string) => string | undefined;
  /** Cuts a text without spaces into words. */
  segments: (text: string) => Segment[];
  /** @returns the symbols of all words that have a sense; undefined where none has */
  symbolsOf: (sense: string) => string | undefined;
  /** The senses of each symbol, a space apart, by how far it is from the first one. */
  senses: readonly string[];
}

interface Stem {
  stem: string;
  senses: string;
  symbol: string;
}

/** The first of the characters that mean nothing by themselves. */
export const FIRST_SYMBOL = 0xe000;
/** Letters of a stem that choose its bucket. */
const STEM_HEAD = 2;

export function newLexicon(lists: readonly WordList[]): Lexicon {
  const symbols = new Map<string, string>();
  const bySense = new Map<string, string>();
  const symbolFor = (senses: string): string => {
    const known = symbols.get(senses);
    if (known !== undefined) return known;
    const symbol = String.fromCharCode(FIRST_SYMBOL + symbols.size);
    symbols.set(senses, symbol);
    for (const sense of senses.split(' ')) bySense.set(sense, (bySense.get(sense) ?? '') + symbol);
    return symbol;
  };
  const symbolOf = Object.fromEntries(MARKS.map((mark) => [mark, symbolFor(mark)])) as Record<Mark, string>;
  const exact = new Map<string, string>();
  const stems = new Map<string, Stem[]>();
  const words = sensesByWord(lists);
  for (const [word, senses] of words) {
    if (!word.endsWith('*')) continue;
    const head = word.slice(0, STEM_HEAD);
    const stem = { stem: word.slice(0, -1), senses, symbol: symbolFor(senses) };
    stems.set(head, [...(stems.get(head) ?? []), stem]);
  }
  for (const bucket of stems.values()) bucket.sort((a, b) => b.stem.length - a.stem.length);
  const stemsOf = (word: string) =>
    stems.get(word.slice(0, STEM_HEAD))?.filter(({ stem }) => word.startsWith(stem)) ?? [];
  for (const [word, senses] of words) {
    if (word.endsWith('*')) continue;
    // A word of one language may begin like a stem of another: it has the senses of both.
    const all = [senses, ...stemsOf(word).map((stem) => stem.senses)].flatMap((some) => some.split(' '));
    exact.set(word, symbolFor([...new Set(all)].join(' ')));
  }
  let cut: ((text: string) => Segment[]) | undefined;
  return {
    symbolOf,
    lookUp: (word) =>
      exact.get(word) ??
      stems.get(word.slice(0, STEM_HEAD))?.find(({ stem }) => word.startsWith(stem))?.symbol,
    segments: (text) => (cut ??= wordTree(exact.keys()))(text),
    symbolsOf: (sense) => bySense.get(sense),
    senses: [...symbols.keys()],
  };
}

function sensesByWord(lists: readonly WordList[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const list of lists)
    for (const [sense, lines] of Object.entries(list))
      for (const word of lines.flatMap((line) => line.split(' '))) {
        const known = found.get(word);
        if (known === undefined) found.set(word, sense);
        else if (!known.split(' ').includes(sense)) found.set(word, `${known} ${sense}`);
      }
  return found;
}
