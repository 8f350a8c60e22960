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
