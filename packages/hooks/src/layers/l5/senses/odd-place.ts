// A place of a text that may read as something else, and what finds rows of pieces among its words.
import type { Disguise } from './disguised-word.ts';

export interface OddPlace {
  /** `pieces` are letters, or words cut in equal lengths; `run` is words without spaces; else a word stands for its line. */
  kind: Exclude<Disguise['kind'], 'shuffled'> | 'pieces' | 'run';
  /** UTF-16 units, half-open. */
  start: number;
  end: number;
  /** Of a turned word, by how many letters; of pieces, how long each is. */
  by: number;
}

/** Pieces in a row that make a reading of their own; words of one length seldom do. */
const PIECES = 6;
const LONGEST_PIECE = 8;

/** @returns hears of each word; a row that ends is put in `odd` */
export function pieceCounter(odd: OddPlace[]): (length: number, at: number) => void {
  let length = 0;
  let row = 0;
  let start = 0;
  return (next, at) => {
    if (next === length) {
      row += 1;
      return;
    }
    // The last piece is what is left of the text.
    if (row >= PIECES && length <= LONGEST_PIECE)
      odd.push({ kind: 'pieces', start, end: at + (next < length ? next : 0), by: length });
    length = next;
    row = 1;
    start = at;
  };
}
