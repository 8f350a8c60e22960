// Finds passages that look like instructions to a model although no rule describes their words.
import { type InBlocks, sumsOf } from './features.ts';
import { type Model, scoreOf } from './model.ts';

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

/** @param text folded @returns what is above the model's limit; passages that overlap are one */
export function findAlike(text: string, model: Model): Alike[] {
  const features = sumsOf(text, model.weights);
  const limit = isWhole(features) ? model.limits.whole : model.limits.part;
  const found: Alike[] = [];
  for (const { first, end } of windowsOf(features)) {
    let sum = 0;
    for (let block = first; block < end; block += 1) sum += features.sums[block] ?? 0;
    const count = (features.from[end] ?? 0) - (features.from[first] ?? 0);
    if (scoreOf(model, sum, count) <= limit) continue;
    const passage = { start: features.at[first] ?? 0, end: features.at[end] ?? 0 };
    const last = found.at(-1);
    if (last && passage.start < last.end) last.end = Math.max(last.end, passage.end);
    else found.push(passage);
  }
  return found;
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
