// Words of a command around a listed name: which hold nothing but names, and which of those cannot look like an option.
import { describe, expect, it } from 'vitest';
import { isListed, isNamed } from './fed-words.ts';
import { parseProgram } from './parse-program.ts';

/** What the last word of a loop's command is: `by path`, `listed`, its text, or `unknown`. */
function kindOf(word: string, listing: string): string {
  const last = parseProgram(`for f in $(${listing}); do rm ${word}; done`).commands.at(-1)?.words.at(-1);
  if (!last || isNamed(last)) return 'by path';
  return isListed(last) ? 'listed' : (last.text ?? 'unknown');
}

describe('names as `git ls-files` prints them', () => {
  it.each([
    ['"$f"', 'listed'],
    ['"${f}"', 'listed'],
    ['"${f%.c}"', 'listed'],
    ['"${f%%.c}"', 'listed'],
    ['"${f##*/}"', 'listed'],
    ['"$f.."', 'listed'],
    ['"$f..$f"', 'listed'],
    ['"a/$f"', 'by path'],
    ['"a/b/$f"', 'by path'],
    [`'a'/"$f"`, 'by path'],
    ['..a$f', 'by path'],
    ["'a'b", 'ab'],
    // Beginnings and endings that could lead elsewhere.
    ['"/$f"', 'unknown'],
    [`'/'"$f"`, 'unknown'],
    ['-$f', 'unknown'],
    ['"a/../$f"', 'unknown'],
    ['"$f/.."', 'unknown'],
    [`"$f"/'..'`, 'unknown'],
    ['..$f', 'unknown'],
    ['a..$f', 'unknown'],
    ['$f*', 'unknown'],
    ["'a b'/$f", 'unknown'],
    ['$f$g', 'unknown'],
    ['$f~$g', 'unknown'],
    // What makes another text of it.
    ['"${f##*x}"', 'unknown'],
    ['"${f#*/}"', 'unknown'],
    ['"${f/a/b}"', 'unknown'],
    ['"${f/%a/b}"', 'unknown'],
    ['"${f:-a}"', 'unknown'],
    ['"${f^^}"', 'unknown'],
    ['"${!f}"', 'unknown'],
    ['"${#f}"', 'unknown'],
    ['"${f[0]}"', 'unknown'],
    ['"${g##*/}"', 'unknown'],
    ['"${g%.c}"', 'unknown'],
  ])('%s: %s', (word, kind) => {
    expect(kindOf(word, 'git ls-files')).toBe(kind);
  });
});

describe('references as `git branch` prints them', () => {
  it.each([
    ['$f', 'listed'],
    ['main..$f', 'by path'],
    ['"main...$f"', 'by path'],
    ['..$f', 'unknown'],
    ['a/..$f', 'unknown'],
    ['"$f/.."', 'unknown'],
    ['-$f', 'unknown'],
  ])('%s: %s', (word, kind) => {
    for (const listing of [
      "git branch --format='%(refname:short)'",
      "git for-each-ref --format='%(refname:short)' refs/heads",
      "git tag --format='%(refname:short)' | head -3",
    ])
      expect(kindOf(word, listing), listing).toBe(kind);
  });
  it.each([
    "git branch --format='%(refname:short) %(contents)'",
    "git branch --format='%(refname:short)' --format='%(contents)'",
    "git branch --format='%(refname:short)' -m x",
    'git branch',
  ])('not %s', (listing) => {
    expect(kindOf('main..$f', listing)).toBe('unknown');
  });
});

describe('paths as `find` prints them', () => {
  it.each([
    ['"$f"', 'by path'],
    ['"${f%/*}"', 'by path'],
    ['"${f##*/}"', 'listed'],
    ['$f*', 'by path'],
    ['$f/*', 'by path'],
    ['$f/a.*', 'by path'],
    ['$f/.git/*', 'by path'],
    ['"$f"/x?', 'by path'],
    // A pattern that matches `..` too, and names that may begin with a dash.
    ['$f/.*', 'unknown'],
    ['$f/.a*', 'unknown'],
    ['$f/.abc*', 'unknown'],
    ['$f/.a[b]', 'unknown'],
    ['"${f##*/}"*', 'unknown'],
  ])('%s: %s', (word, kind) => {
    expect(kindOf(word, 'find .')).toBe(kind);
  });
});
