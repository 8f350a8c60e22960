// Gives claims their ids, one for each distinct fact of a run.
import type { Claim, Unnumbered } from './claim.ts';

export interface Numbering {
  /** The claim with its id: the same fact asked twice is the same claim. */
  claim<C extends Unnumbered>(fact: C): Extract<Claim, { kind: C['kind'] }>;
}

export function startNumbering(): Numbering {
  const known = new Map<string, Claim>();
  return {
    claim<C extends Unnumbered>(fact: C) {
      const key = JSON.stringify(fact);
      const claim = known.get(key) ?? ({ id: `c${known.size + 1}`, ...fact } as unknown as Claim);
      known.set(key, claim);
      return claim as Extract<Claim, { kind: C['kind'] }>;
    },
  };
}
