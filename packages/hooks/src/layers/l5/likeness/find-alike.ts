// Finds passages that look like instructions to a model although no rule describes their words.
import { type Reading, readWords } from '../senses/read-words.ts';
import { vocabulary } from '../senses/vocabulary.ts';
import { type InBlocks, type Sums, sumsOf } from './features.ts';
import { type Kind, type Model, type Weights, said } from './model.ts';
import { senseSumsOf } from './sense-features.ts';

export interface Alike {
  /** Characters of the text; `end` is exclusive. */
  start: number;
  end: number;
}

/** A text of a few sentences is judged as a whole. Characters, as `Features` counts them. */
const WHOLE = 360;
/** Of a longer one so many blocks are judged together, and each alone: instructions are a few sentences, wherever they stand. */
const TOGETHER = 2;

/** Blocks that are judged together; `end` is exclusive. */
export interface Window {
  first: number;
  end: number;
}

/**
 * @param text folded
 * @param reading of this text, where there is one
 * @returns what is above the model's limit; passages that overlap are one
 */
export function findAlike(
  text: string,
  { limits, bias, sequences, senses }: Model,
  reading: Pick<Reading, 'symbols' | 'starts'> = readWords(text, vocabulary().lexicon),
): Alike[] {
  const read = sumsOf(text, sequences.weights);
  const done = senseSumsOf(reading, read.at, vocabulary().lexicon, senses.weights);
  const limit = isWhole(read) ? limits.whole : limits.part;
  const found: Alike[] = [];
  for (const window of windowsOf(read)) {
    const { first, end } = window;
    const score =
      bias + saidIn(window, 'sequences', read, sequences) + saidIn(window, 'senses', done, senses);
    if (score <= limit) continue;
    const passage = { start: read.at[first] ?? 0, end: read.at[end] ?? 0 };
    const last = found.at(-1);
    if (last && passage.start < last.end) last.end = Math.max(last.end, passage.end);
    else found.push(passage);
  }
  return found;
}

function saidIn(
  { first, end }: Window,
  kind: Kind,
  { sums, from }: Pick<Sums, 'sums' | 'from'>,
  { scale }: Weights,
): number {
  let sum = 0;
  for (let block = first; block < end; block += 1) sum += sums[block] ?? 0;
  return said(kind, sum * scale, (from[end] ?? 0) - (from[first] ?? 0));
}

export function isWhole({ length }: Pick<InBlocks, 'length'>): boolean {
  return length <= WHOLE;
}

export function windowsOf(features: Pick<InBlocks, 'from' | 'length'>): Window[] {
  const blocks = features.from.length - 1;
  if (isWhole(features)) return [{ first: 0, end: blocks }];
  const found: Window[] = [];
  for (let first = 0; first < blocks; first += 1)
    for (let end = first + 1; end <= Math.min(first + TOGETHER, blocks); end += 1) found.push({ first, end });
  return found;
}
