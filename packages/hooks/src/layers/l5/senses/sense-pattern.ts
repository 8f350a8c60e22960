// Compiles a pattern of senses to an expression over symbols.
import { FIRST_SYMBOL, type Lexicon } from './lexicon.ts';
import { patternHeads } from './pattern-heads.ts';
import { patternNeeds, rarestOf } from './pattern-needs.ts';

export interface SensePattern {
  /** Made when it is first needed. */
  expression: () => RegExp;
  /** Where its matches begin, made when it is first needed; null where that may be anywhere. */
  begins: () => Beginning | null;
  /** Sets of symbols, in the order in which a match has them; a sentence that lacks all of one has no match that begins in it. */
  needs: readonly string[];
  /** The one of them that the fewest sentences have. */
  anchor: string;
  /** A match may end in a later sentence. */
  reachesOn: boolean;
}

export interface Beginning {
  /** By how far a symbol is from the first one, 1 for those of which one begins each match. */
  heads: Uint8Array;
  /** Matches where its `lastIndex` is and nowhere else. */
  there: RegExp;
}

const DEEPEST = 5;
/** Every word of a long sentence may begin a match: what each looks at is bounded, so that the whole is linear. */
const UNBOUNDED = /[*+]|\{\d*,\}/u;

/**
 * `<a|b>` is a word of one of two senses, `~3` up to three words of the same sentence, `~~3` of any,
 * `{name}` a phrase; spaces say nothing, all else is as in a regular expression.
 * @throws SyntaxError for a sense or a phrase that does not exist, a repetition without a bound, or a pattern that needs no
 *   sense; what else an expression may not say, `expression` throws
 */
export function sensePattern(
  pattern: string,
  lexicon: Lexicon,
  phrases: Readonly<Record<string, string>>,
): SensePattern {
  const plain = written(pattern.replaceAll(/\s+/gu, ''), phrases, 0);
  if (UNBOUNDED.test(plain)) throw new SyntaxError('it repeats without a bound: write {0,3}, ~3 or ~~3');
  const { needs, reachesOn } = patternNeeds(plain);
  const anchor = rarestOf(needs);
  if (anchor === undefined) throw new SyntaxError('the pattern matches where no word has a sense');
  let made: RegExp | undefined;
  let begins: Beginning | null | undefined;
  return {
    anchor: symbolsOf(anchor, lexicon),
    needs: needs.map((senses) => symbolsOf(senses, lexicon)),
    reachesOn,
    // Without `u`, which takes half as long again: no symbol is half of a character.
    expression: () => (made ??= new RegExp(compiled(plain, lexicon), 'g')),
    begins: () => (begins === undefined ? (begins = beginningOf(plain, lexicon)) : begins),
  };
}

function beginningOf(plain: string, lexicon: Lexicon): Beginning | null {
  const senses = patternHeads(plain);
  if (senses === null) return null;
  const heads = new Uint8Array(lexicon.senses.length);
  for (const symbol of symbolsOf(senses, lexicon)) heads[symbol.charCodeAt(0) - FIRST_SYMBOL] = 1;
  return { heads, there: new RegExp(compiled(plain, lexicon), 'y') };
}

function symbolsOf(senses: string, lexicon: Lexicon): string {
  return senses
    .split('|')
    .map((sense) => {
      const found = lexicon.symbolsOf(sense);
      if (found === undefined) throw new SyntaxError(`no word has the sense ${sense}`);
      return found;
    })
    .join('');
}

/** The pattern with its phrases written out. */
function written(pattern: string, phrases: Readonly<Record<string, string>>, depth: number): string {
  if (depth > DEEPEST) throw new SyntaxError('phrases are nested too deeply');
  return pattern.replaceAll(/\{([a-z][a-z-]*)\}/gu, (_, name: string) => {
    const phrase = phrases[name];
    if (phrase === undefined) throw new SyntaxError(`no phrase is called ${name}`);
    return `(?:${written(phrase.replaceAll(/\s+/gu, ''), phrases, depth + 1)})`;
  });
}

function compiled(pattern: string, lexicon: Lexicon): string {
  const { end, apart } = lexicon.symbolOf;
  return pattern
    .replaceAll(/<([a-z|-]+)>/gu, (_, senses: string) => `[${symbolsOf(senses, lexicon)}]`)
    .replaceAll(/~~(\d+)/gu, (_, most: string) => `[^${apart}]{0,${most}}?`)
    .replaceAll(/~(\d+)/gu, (_, most: string) => `[^${end}${apart}]{0,${most}}?`);
}
