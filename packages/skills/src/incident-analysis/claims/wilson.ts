// How far a share of a sample may lie from the share that it was drawn from.

/**
 * Wilson's interval at 95 %, as parts of one. Null for no sample.
 * @see Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference
 */
export function wilson(part: number, whole: number): { low: number; high: number } | null {
  if (whole <= 0) return null;
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** True when the first share is above the second by more than chance explains. Too few to tell is false. */
export function isAbove(
  first: [part: number, whole: number],
  second: [part: number, whole: number],
): boolean {
  const [one, other] = [wilson(...first), wilson(...second)];
  return one !== null && other !== null && first[1] >= 20 && one.low > other.high;
}
