// A word by its senses: as it stands, without what is glued to it, and with digits for letters.
import { expect, it } from 'vitest';
import { newLexicon } from './lexicon.ts';
import { leetLetters, wordSense } from './word-sense.ts';

const lexicon = newLexicon([{ stop: ['ignore please will following all stop'], bot: ['evilbot'] }]);
const { word: unknown } = lexicon.symbolOf;
const symbol = (word: string) => wordSense(word, lexicon).symbol;

it.each([
  ["ignore's", 'ignore'],
  ["l'ignore", 'ignore'],
  ['@ignore', 'ignore'],
  ["quel'ignore", 'ignore'],
  ['xgpt', 'evilbot'],
  ['freebot', 'evilbot'],
  ['1gn0r3', 'ignore'],
  ['$ignore', 'ignore'],
  ['$top', 'stop'],
  ['p1ease', 'please'],
  ['w1l1', 'will'],
  ['fo1low1ng', 'following'],
  ['ïgnörë', 'ignore'],
  ['plëase', undefined],
  ['täblë', undefined],
  ['a1!', undefined],
  ["quell'ignore", undefined],
  ["'ignore", undefined],
  ['bot', undefined],
  ['gpt', undefined],
  ['411', undefined],
  ['table', undefined],
])('%s is %s', (word, known) => {
  expect(symbol(word)).toBe(known === undefined ? unknown : lexicon.lookUp(known));
});

it('a known word is no disguise, an unknown one may be', () => {
  expect(wordSense('ignore', lexicon).disguise).toBeUndefined();
  expect(wordSense('vtaber', lexicon)).toEqual({ symbol: unknown, disguise: { kind: 'turned', by: 13 } });
  expect(symbol('ingore')).toBe(lexicon.lookUp('ignore'));
});

it('a word of more than forty letters is not looked at', () => {
  const long = newLexicon([{ stop: ['a'.repeat(40), 'a'.repeat(41)] }]);
  expect(wordSense('a'.repeat(40), long).symbol).toBe(long.lookUp('a'.repeat(40)));
  expect(wordSense('a'.repeat(41), long).symbol).toBe(long.symbolOf.word);
});

it('digits and signs are the letters that they look like, but a one stays', () => {
  expect(leetLetters('0345 79@$! 1268')).toBe('oeas tgasi 1268');
});
