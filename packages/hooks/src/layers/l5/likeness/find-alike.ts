// Finds passages that look like instructions to a model although no rule describes their words.
import { type Features, featuresOf } from './features.ts';
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
  const features = featuresOf(text);
  const limit = isWhole(features) ? model.limits.whole : model.limits.part;
  const found: Alike[] = [];
  for (const { first, end } of windowsOf(features)) {
    if (scoreAt(features, first, end, model) <= limit) continue;
    const passage = { start: features.at[first] ?? 0, end: features.at[end] ?? 0 };
    const last = found.at(-1);
    if (last && passage.start < last.end) last.end = Math.max(last.end, passage.end);
    else found.push(passage);
  }
  return found;
}

export function isWhole({ length }: Pick<Features, 'length'>): boolean {
  return length <= WHOLE;
}

export function windowsOf(features: Pick<Features, 'from' | 'length'>): Window[] {
  const blocks = features.from.length - 1;
  if (isWhole(features)) return [{ first: 0, end: blocks }];
  return Array.from({ length: blocks }, (_, first) => first).flatMap((first) =>
    Array.from({ length: Math.min(TOGETHER, blocks - first) }, (_, more) => ({
      first,
      end: first + more + 1,
    })),
  );
}

function scoreAt({ buckets, from }: Features, first: number, end: number, model: Model): number {
  const [start, stop] = [from[first] ?? 0, from[end] ?? 0];
  let sum = 0;
  for (let at = start; at < stop; at += 1) sum += model.weights[buckets[at] ?? 0] ?? 0;
  return scoreOf(model, sum, stop - start);
}
