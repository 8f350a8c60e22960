// What stands directly behind an escape, a colour or the sign of a diff: there the first letter of a token follows another letter.
import { type Reading, pieced } from './pieced.ts';

/**
 * `\n`, `\x22` and `\u0022` of a string literal, `%22` and `%2522` of an address, a terminal's colour as itself or as a literal,
 * the first character of a changed line; then as many characters as a token has, from an access key's name to a JWT.
 */
const BEHIND =
  /(?:\\(?:[abefnrtv]|x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|[0-3][0-7]{2})(?:\[[\d;:]{0,20}m)?|(?:\p{Cc}|\^\[)\[[\d;:]{0,20}m|%(?:25){0,3}[0-9a-f]{2}|(?<![^\n])[+-])(?<run>[\w+/.=~:|$!-]{16,4000})/giu;

/** One of them stands in every match. */
const SIGNS = ['\\', '%', '[', '\n+', '\n-'];

/** No pattern takes it for part of a token, or for the space between a name and its value. */
const BETWEEN = '\n\0\n';

/** @returns one reading with all of them, or none */
export function behindEscapes(text: string): Reading[] {
  if (!/^[+-]/u.test(text) && !SIGNS.some((sign) => text.includes(sign))) return [];
  const runs = Array.from(text.matchAll(BEHIND), ({ 0: all, index, groups }) => {
    const end = index + all.length;
    return { start: end - (groups?.['run'] ?? '').length, end };
  });
  return runs.length === 0 ? [] : [pieced(text, runs, BETWEEN)];
}
