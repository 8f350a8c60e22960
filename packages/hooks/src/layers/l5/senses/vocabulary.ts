// The words and phrases that patterns of senses are made of, read once.
import { type Lexicon, newLexicon } from './lexicon.ts';
import { type SensePattern, sensePattern } from './sense-pattern.ts';
import { shippedWords } from '../../../policy/shipped-words.ts';

export interface Vocabulary {
  lexicon: Lexicon;
  /** @throws SyntaxError for a pattern that is none */
  pattern: (source: string) => SensePattern;
}

let shipped: Vocabulary | undefined;

export function vocabulary(): Vocabulary {
  return (shipped ??= made());
}

function made(): Vocabulary {
  const { lists, phrases } = shippedWords();
  const lexicon = newLexicon(lists);
  // Many policies hold the same patterns: each is read once.
  const read = new Map<string, SensePattern>();
  const pattern = (source: string): SensePattern => {
    const known = read.get(source) ?? sensePattern(source, lexicon, phrases);
    read.set(source, known);
    return known;
  };
  return { lexicon, pattern };
}
