// Patterns of senses: what they match, and what is none.
import { describe, expect, it } from 'vitest';
import { newLexicon } from './lexicon.ts';
import { readWords } from './read-words.ts';
import { sensePattern } from './sense-pattern.ts';

const lexicon = newLexicon([
  { send: ['send mail'], secret: ['key password'], the: ['the a'], not: ['not never'] },
]);
const phrases = { polite: '(?:<the>)?{kind}', kind: '<send>', round: '{round}' };
const matches = (pattern: string, text: string) =>
  readWords(text, lexicon).symbols.match(sensePattern(pattern, lexicon, phrases).expression()) !== null;

describe('a pattern', () => {
  it.each([
    ['<send><secret>', 'mail password', true],
    ['<send><secret>', 'mail the password', false],
    ['<send> ~1 <secret>', 'mail the password', true],
    ['<send>~2<secret>', 'mail it to the password', false],
    ['<send>~3<secret>', 'mail it. a key', false],
    ['<send>~~3<secret>', 'mail it. a key', true],
    ['<send>(?:<the>)?<secret>', 'send a key', true],
    ['(?<!<not>)<send>', 'never send', false],
    ['<send>~12<secret>', `mail ${'it '.repeat(10)}key`, true],
    ['<send>~~12<secret>', `mail ${'it. '.repeat(5)}key`, true],
    ['<send|secret><end>', 'the key.', true],
    ['{polite}~1<secret>', 'a mail key', true],
  ])('%s in %s: %s', (pattern, text, want) => {
    expect(matches(pattern, text)).toBe(want);
  });
  it('may hold phrases five deep', () => {
    const deep = { a: '{b}', b: '{c}', c: '{d}', d: '{e}', e: '<send>', f: '{a}' };
    expect(sensePattern('{a}', lexicon, deep).needs).toEqual([lexicon.symbolsOf('send')]);
    expect(() => sensePattern('{f}', lexicon, deep)).toThrow(/too deeply/u);
  });
  it('says what a sentence needs', () => {
    const { needs, anchor, reachesOn } = sensePattern('<the>?<send>~2<secret>', lexicon, phrases);
    expect(needs).toEqual([lexicon.symbolsOf('send'), lexicon.symbolsOf('secret')]);
    expect(needs).toContain(anchor);
    expect(reachesOn).toBe(false);
    expect(sensePattern('<send>~~2<secret>', lexicon, phrases)).toMatchObject({
      needs: [lexicon.symbolsOf('send')],
      reachesOn: true,
    });
  });
});

it.each([
  ['<sned>', /sense sned/u],
  ['{plite}<send>', /phrase is called plite/u],
  ['{round}<send>', /too deeply/u],
  ['<the>?', /no word has a sense/u],
  ['<send><the>+<secret>', /without a bound/u],
  ['<send><the>{2,}<secret>', /without a bound/u],
  ['<send>)', /[Uu]nmatched/u],
])('%s is no pattern', (pattern, words) => {
  expect(() => sensePattern(pattern, lexicon, phrases).expression()).toThrow(words);
});
