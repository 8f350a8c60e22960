// Reads single fields of an untrusted JSON object: text becomes one bounded line, numbers and times are checked.
import { cleanText, shorten } from '../../text/clean.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Longest text that is kept of one field. Characters. */
const MOST_TEXT = 500;

/** One clean line; empty when there is none. Objects are not text. */
export function textOf(value: unknown, most: number = MOST_TEXT): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? shorten(cleanText(value.slice(0, most * 20)), most) : '';
}

/** Thresholds come as text. Null for what is no finite number. */
export function numberOf(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim() : value;
  if (typeof text === 'string' && !/^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return null;
  const number = typeof text === 'string' || typeof text === 'number' ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** Older log alerts: `3/22/2019 1:36:31 PM`, always UTC. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d\d):(\d\d) (AM|PM)$/;

/** ISO 8601 in UTC with milliseconds, or null. */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (ISO.test(text)) return isoOf(Date.parse(text));
  const [, month, day, year, hour, minute, second, half] = AMERICAN.exec(text) ?? [];
  if (half === undefined) return null;
  const hours = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second));
  return new Date(at).getUTCDate() === Number(day) ? isoOf(at) : null;
}

const isoOf = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString());

/** No quote, blank or control character can be in it, so that it may stand in a query between quotes. */
const RESOURCE =
  /^\/subscriptions\/[0-9a-z-]{1,40}(\/resourcegroups\/[\w.()-]{1,90})?(\/providers\/[a-z.]{1,100}(\/[\w.()-]{1,260}){2,8})?$/;

/** An Azure resource id in lower case, or null. */
export function resourceIdOf(value: unknown): string | null {
  const id = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return RESOURCE.test(id) ? id : null;
}
