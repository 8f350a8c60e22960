// What a reader of one file yields, and what it is given.
import type { StatedClaim } from '../claims/claim.ts';

/** A stated claim before it is numbered and tied to a commit. */
export type Fact = StatedClaim extends infer C
  ? C extends StatedClaim
    ? Omit<C, 'id' | 'sha'>
    : never
  : never;
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

export interface Source {
  file: string;
  text: string;
  /** Every file of the tree, for what depends on a neighbour (a lockfile, a wrapper script). */
  paths: ReadonlySet<string>;
}

/** Pure; anything may be in the text, so what cannot be read yields nothing. */
export type Reader = (source: Source) => Iterable<Fact>;

/** Of several facts of one name the first, in the order of the last of each. */
export function firstOfEach<F extends object>(facts: readonly F[], nameOf: (fact: F) => unknown): F[] {
  return [...new Map(facts.toReversed().map((fact) => [nameOf(fact), fact])).values()].toReversed();
}

/** 1-based line of the first match, or 1: files of other layouts still state it somewhere. */
export function lineOf(text: string, pattern: RegExp): number {
  const at = text.search(pattern);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}
