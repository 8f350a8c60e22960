// Gives claims their ids, one for each distinct fact of a run.
import type { Claim, Unnumbered } from './claim.ts';

export interface Numbering {
  /** The claim with its id: the same fact asked twice is the same claim. */
  claim<C extends Unnumbered>(fact: C): Extract<Claim, { kind: C['kind'] }>;
  /** The highest number given. */
  last(): number;
}

/** @param before claims that have their ids already: the same fact keeps its id, a new one takes a higher one */
export function startNumbering(before: readonly Claim[] = []): Numbering {
  const known = new Map(before.map(({ id, ...fact }) => [JSON.stringify(fact), { id, ...fact } as Claim]));
  let last = Math.max(0, ...before.map(({ id }) => Number(id.slice(1))));
  return {
    last: () => last,
    claim<C extends Unnumbered>(fact: C) {
      const key = JSON.stringify(fact);
      const claim = known.get(key) ?? ({ id: `c${(last += 1)}`, ...fact } as unknown as Claim);
      known.set(key, claim);
      return claim as Extract<Claim, { kind: C['kind'] }>;
    },
  };
}
