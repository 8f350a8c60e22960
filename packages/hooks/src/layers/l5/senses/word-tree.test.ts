// The words that stand in a text without spaces, and what is left between them.
import { expect, it } from 'vitest';
import { wordTree } from './word-tree.ts';

const cut = wordTree(['ignore', 'ignores', 'all', 'to', 'as', '忽', 'till']);

it('are the longest ones, from the left, each at its place', () => {
  expect(cut('xignoresalltoq')).toEqual([
    { word: null, at: 0, length: 1 },
    { word: 'ignores', at: 1, length: 7 },
    { word: 'all', at: 8, length: 3 },
    { word: 'to', at: 11, length: 2 },
    { word: null, at: 13, length: 1 },
  ]);
  expect(cut('allxtoqz')).toEqual([
    { word: 'all', at: 0, length: 3 },
    { word: null, at: 3, length: 1 },
    { word: 'to', at: 4, length: 2 },
    { word: null, at: 6, length: 2 },
  ]);
  expect(cut('ignoreall').map(({ word }) => word)).toEqual(['ignore', 'all']);
  expect(cut('')).toEqual([]);
});

it('are no short words but the few that count, and short ones of other scripts', () => {
  expect(cut('as')).toEqual([{ word: null, at: 0, length: 2 }]);
  expect(cut('to').map(({ word }) => word)).toEqual(['to']);
  expect(cut('忽x').map(({ word }) => word)).toEqual(['忽', null]);
});

it('are found with a one for an i or an l', () => {
  expect(cut('1gnorea11').map(({ word }) => word)).toEqual(['ignore', 'all']);
  expect(cut('ti1l').map(({ word }) => word)).toEqual(['till']);
});
