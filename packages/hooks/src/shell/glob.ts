// Shell-style patterns over paths: `*` and `?` within a segment, `**` across segments, `[…]` classes.
import { madeOnce } from './made-once.ts';

/**
 * Compiles a pattern to an anchored expression; a leading double star also matches nothing.
 * @param written absolute, or starting with a double star
 */
export function globExpression(written: string): RegExp {
  // More stars in a row say nothing more, but each would be another way to match the same text.
  const pattern = written.replaceAll(/\*{3,}/gu, '**');
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? '';
    if (pattern.startsWith('**/', at)) {
      source += '(?:.*/)?';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else source += char.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  }
  return new RegExp(`^${source}$`, 'su');
}

/** Compiled when a path ends as the pattern does: most patterns of a policy never are. */
function lazyExpression(written: string): Pick<RegExp, 'test'> {
  const made = madeOnce(() => globExpression(written));
  const literal = written.slice(Math.max(written.lastIndexOf('*'), written.lastIndexOf('?')) + 1);
  // A leading double star takes its slash with it.
  const tail = literal.startsWith('/') ? literal.slice(1) : literal;
  return { test: (path) => path.endsWith(tail) && made().test(path) };
}

const compiled = new WeakMap<readonly string[], readonly Pick<RegExp, 'test'>[]>();

/** Made once per list: rules keep theirs as long as their policy lives. */
export function globExpressions(patterns: readonly string[]): readonly Pick<RegExp, 'test'>[] {
  const known = compiled.get(patterns) ?? patterns.map(lazyExpression);
  compiled.set(patterns, known);
  return known;
}

export function hasGlob(text: string): boolean {
  return /[*?[]/u.test(text);
}

/**
 * The part of a path before its first pattern character, by whole segments: where the shell starts looking.
 * Segments after it that could leave again (`..`) are kept.
 */
export function globPrefix(path: string): string {
  const segments = path.split('/');
  const first = segments.findIndex(hasGlob);
  if (first < 0) return path;
  const rest = segments.slice(first + 1);
  return rest.includes('..')
    ? path
    : segments.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.');
}

/**
 * The way that leads out farthest, for a pattern that may climb where it does not say so: a double star that matches no folder
 * stands before `..`, or a segment matches the parent. Null for any other.
 */
export function climbingPath(path: string): string | null {
  const segments = path.split('/');
  const last = segments.length - 1;
  const climbs = segments.some((segment, at) => at < last && mayClimb(segment));
  if (!climbs && !(segments.includes('**') && segments.includes('..'))) return null;
  return segments
    .filter((segment, at) => segment !== '**' || at === last)
    .map((segment, at, { length }) => (at < length - 1 && mayClimb(segment) ? '..' : segment))
    .join('/');
}

/** What is left of a pattern behind its first dot, if it can match one more dot and nothing else. */
const ONE_DOT = /^\.(?=[^])\**(?<one>[.?]|\[[!^]?(?:\[:\w{1,20}:\]|[^\]])+\])?\**$/u;

/** Shells but the newest take `..` for a name that `.*` and `.?` match. */
function mayClimb(segment: string): boolean {
  const match = ONE_DOT.exec(segment);
  if (!match || segment === '..') return false;
  const one = match.groups?.['one'] ?? '*';
  return !one.startsWith('[') || holdsDot(one.slice(1, -1));
}

/** @param characters between brackets: `a-z.`, `!a`; what classes such as `[:punct:]` hold is not asked */
function holdsDot(characters: string): boolean {
  if (characters.includes('[:')) return true;
  const negated = /^[!^]/u.test(characters);
  const listed = Array.from(
    (negated ? characters.slice(1) : characters).matchAll(/([^])-([^])|[^]/gu),
    // One that stands alone is a range of its own.
    ([one, from = one, to = one]) => from <= '.' && '.' <= to,
  );
  return listed.includes(true) !== negated;
}
