// What one schema admits and another refuses, at one place: the finding before it is named and proven.
import { type Place, accepts } from './schema.ts';

/** Why the refusing schema refuses, whichever of the two is the newer one. */
export type Cause =
  | 'property' // it does not know the property, and is closed
  | 'required'
  | 'type'
  | 'const'
  | 'enum' // both list values
  | 'listed' // it lists values, the other does not
  | 'bound'
  | 'pattern' // both have one
  | 'patterned' // it has a pattern, the other does not
  | 'rest' // it is closed, the other is open
  | 'named' // it says more of a name that the other leaves to its open rest
  | 'items' // it says what items are, the other does not
  | 'branch'
  | 'overlap'
  | 'keyword'
  | 'reference';

export interface Gap {
  cause: Cause;
  /** In the schema that admits. */
  admitting: string;
  /** In the schema that refuses. */
  refusing: string;
  expected: string;
  found: string;
  /** Values of the place that the first admits and the second refuses, by their own validators; empty: unproven. */
  values: readonly unknown[];
}

const SHOWN = 6;

export function gapAt(
  cause: Cause,
  from: Place,
  to: Place,
  candidates: readonly unknown[],
  expected: string,
  found: string,
  below = '',
): Gap {
  return {
    cause,
    admitting: from.pointer + (cause === 'property' ? below : ''),
    refusing: to.pointer + (cause === 'property' ? '' : below),
    expected,
    found,
    values: candidates
      .filter((value) => accepts(from, value) === true && accepts(to, value) === false)
      .slice(0, SHOWN),
  };
}

/** The same gaps, seen from the value around: each wrapped, as long as there are values. */
export const around = (gaps: readonly Gap[], wrap: (value: unknown) => readonly unknown[]): Gap[] =>
  gaps.map((gap) => ({ ...gap, values: gap.values.flatMap(wrap).slice(0, SHOWN) }));

/** The comparison of what lies inside, handed down by the one that walks. */
export type FindInside = (from: Place, to: Place) => Gap[];
