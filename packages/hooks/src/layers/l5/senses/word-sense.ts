// The symbol of one word, looked at as it stands, without what is glued to it, and without the digits that stand for letters.
import { type Disguise, disguisedWord } from './disguised-word.ts';
import type { Lexicon } from './lexicon.ts';

export interface WordSense {
  symbol: string;
  /** Of an unknown word. */
  disguise: Disguise | undefined;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const LONGEST = 40;
/** Any name that ends like one of a chatbot. */
const SOME_BOT = 'evilbot';

/** @param word lower case */
export function wordSense(word: string, lexicon: Lexicon): WordSense {
  const unknown = lexicon.symbolOf.word;
  if (word.length > LONGEST) return { symbol: unknown, disguise: undefined };
  const bare = stripped(word);
  const plain =
    lexicon.lookUp(word) ??
    (bare === word ? undefined : lexicon.lookUp(bare)) ??
    unleet(word, lexicon) ??
    unmarked(word, lexicon) ??
    ofVariable(word, lexicon);
  if (plain !== undefined) return { symbol: plain, disguise: undefined };
  const disguise = disguisedWord(word);
  const symbol = disguise?.kind === 'shuffled' ? lexicon.lookUp(disguise.word) : undefined;
  return { symbol: symbol ?? unknown, disguise };
}

/** Without a genitive, an article or the sign of a mention; a made-up name of a chatbot counts as one. */
function stripped(word: string): string {
  if (word.endsWith("'s")) return word.slice(0, -2);
  if (word.startsWith('@')) return word.slice(1);
  // French and Italian glue articles and negations to a word.
  const apostrophe = word.indexOf("'");
  if (apostrophe > 0 && apostrophe < 5) return word.slice(apostrophe + 1);
  return word.length > 3 && (word.endsWith('gpt') || word.endsWith('bot')) ? SOME_BOT : word;
}

function unleet(word: string, lexicon: Lexicon): string | undefined {
  if (!/[0134579@$!]/u.test(word) || !/[a-z]/u.test(word)) return undefined;
  const letters = leetLetters(word);
  for (const reading of [
    letters.replaceAll('1', 'i'),
    letters.replaceAll('1', 'l'),
    letters.replace('1', 'i').replaceAll('1', 'l'),
    letters.replace('1', 'l').replaceAll('1', 'i'),
  ]) {
    const found = lexicon.lookUp(reading);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Without its accents, where it has several: one may be a word of another language. */
function unmarked(word: string, lexicon: Lexicon): string | undefined {
  if (!/[\u00e0-\u017e][^\u00e0-\u017e]*[\u00e0-\u017e]/u.test(word)) return undefined;
  return lexicon.lookUp(word.normalize('NFD').replaceAll(/\p{M}/gu, ''));
}

/** `$api_key` is a key of that name, where its sign stands for no letter. */
function ofVariable(word: string, lexicon: Lexicon): string | undefined {
  return word.startsWith('$') ? lexicon.lookUp(word.slice(1)) : undefined;
}

/** Digits and signs as the letters that they look like, all but `1`. */
export function leetLetters(text: string): string {
  return text.replace(/[034579@$!]/gu, (char) => LEET[char] ?? char);
}
