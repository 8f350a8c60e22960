// The end of a day, and texts that are no day.
import { expect, it } from 'vitest';
import { DAY, endOf } from './last-day.ts';

it('is the first millisecond after it', () => {
  expect(endOf('2027-01-31')).toBe(Date.parse('2027-02-01T00:00:00Z'));
  expect(endOf('1970-01-01')).toBe(DAY);
});
it.each(['2026-02-30', '2026-13-01', 'soon', '2026-6-1', ''])('has no end: %j', (day) => {
  expect(endOf(day)).toBeNaN();
});
