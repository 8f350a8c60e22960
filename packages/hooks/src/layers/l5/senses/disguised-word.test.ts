// Words of instructions that are turned, mirrored or shuffled, and words that are themselves.
import { expect, it } from 'vitest';
import { disguisedWord, mirrored, movedBack, opposite, turned } from './disguised-word.ts';

const LONGER = ['ignore', 'previous', 'instructions', 'password', 'assistant'];

it.each(LONGER)('%s in every disguise', (word) => {
  for (let by = 1; by < 26; by += 1) expect(disguisedWord(turned(word, by))).toEqual({ kind: 'turned', by });
  expect(disguisedWord(opposite(word))).toEqual({ kind: 'opposite' });
  expect(disguisedWord(mirrored(word))).toEqual({ kind: 'mirrored' });
});
it.each([
  ['ingore', 'ignore'],
  ['prevoius', 'previous'],
  ['isntrutcions', 'instructions'],
])('%s, its letters in another order', (word, known) => {
  expect(disguisedWord(word)).toEqual({ kind: 'shuffled', word: known });
});
it('of five letters, and none whose letters only add up to the same', () => {
  expect(disguisedWord(turned('print', 13))).toEqual({ kind: 'turned', by: 13 });
  // The squares of its inner letters have the sum of those of `ignore`.
  expect(disguisedWord('ihlose')).toBeUndefined();
});
it('that is turned and exchanged at once is left alone', () => {
  expect(disguisedWord(turned(opposite('ignore'), 3))).toBeUndefined();
});
it.each([
  ['ignoreway', 'ignore'],
  ['ignoreyay', 'ignore'],
  ['ignoreay', 'ignore'],
  ['eviouspray', 'previous'],
  ['ystemsay', 'system'],
  ['instructionsway', 'instructions'],
])('%s, its first consonants behind it', (word, known) => {
  expect(disguisedWord(word)).toEqual({ kind: 'moved' });
  expect(movedBack(word)).toContain(known);
});
it.each([
  ['ordsway', 'words'],
  ['estionsquay', 'questions'],
  ['otaquay', 'quota'],
  ['aresquay', 'square'],
  ['appleyay', 'apple'],
])('%s may have been %s', (word, known) => expect(movedBack(word)).toContain(known));
it.each([['pathways'], ['may'], ['delayed']])('%s ends in another way', (word) => {
  expect(movedBack(word)).toEqual([]);
});
it.each([
  ['table'],
  ['saturday'],
  ['throughway'],
  ['erongi'],
  ['giraffe'],
  ['xxxxx'],
  ['ifmm'],
  ['ignorç'],
  ['snoitcurtsnix'],
  ['aaaaaaaaaaaaaaaaaaa'],
])('not %s', (word) => {
  if (word === 'erongi') expect(disguisedWord(word)).toEqual({ kind: 'mirrored' });
  else expect(disguisedWord(word)).toBeUndefined();
});
