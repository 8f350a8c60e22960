// Rows of words of one length, as a text cut in pieces has.
import { expect, it } from 'vitest';
import { type OddPlace, pieceCounter } from './odd-place.ts';

function piecesOf(...lengths: number[]): Omit<OddPlace, 'kind'>[] {
  const odd: OddPlace[] = [];
  const hear = pieceCounter(odd);
  let at = 0;
  for (const length of lengths) {
    hear(length, at);
    at += length + 1;
  }
  return odd.map(({ start, end, by }) => ({ start, end, by }));
}

it('is a row of six pieces, with the shorter one that ends it', () => {
  expect(piecesOf(9, 4, 4, 4, 4, 4, 4, 2, 9)).toEqual([{ start: 10, end: 42, by: 4 }]);
});
it('ends before a longer word', () => {
  expect(piecesOf(4, 4, 4, 4, 4, 4, 7)).toEqual([{ start: 0, end: 30, by: 4 }]);
});
it('is no row of five, and none of long words', () => {
  expect(piecesOf(4, 4, 4, 4, 4, 9)).toEqual([]);
  expect(piecesOf(8, 8, 8, 8, 8, 8, 1)).toHaveLength(1);
  expect(piecesOf(9, 9, 9, 9, 9, 9, 1)).toEqual([]);
});
it('is found again after another', () => {
  expect(piecesOf(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3).map(({ start, by }) => [start, by])).toEqual([
    [0, 1],
    [12, 2],
  ]);
});
