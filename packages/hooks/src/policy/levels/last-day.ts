// When the last day of an exception is over.

/** Milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/**
 * @param day as 2027-01-31, UTC
 * @returns the first millisecond after it, since 1970; NaN for a day that no calendar has
 */
export function endOf(day: string): number {
  const start = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(start.getTime())) return Number.NaN;
  return start.toISOString().startsWith(day) ? start.getTime() + DAY : Number.NaN;
}
