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
  return { lexicon, pattern: (source) => sensePattern(source, lexicon, phrases) };
}
