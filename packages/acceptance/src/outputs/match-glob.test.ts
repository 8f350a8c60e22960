// The patterns of suites against paths.
import { assert as check, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlob, matchGlob } from './match-glob.ts';

describe('matchGlob', () => {
  it.each([
    ['decisions/[0-9]*.md', 'decisions/0001-a.md', true],
    ['decisions/[0-9]*.md', 'decisions/README.md', false],
    ['decisions/[0-9]*.md', 'decisions/old/0001-a.md', false],
    ['decisions/[!0-9]*.md', 'decisions/README.md', true],
    ['decisions/[!0-9]*.md', 'decisions//x.md', false],
    ['*.md', 'a.md', true],
    ['*.md', 'a/b.md', false],
    ['*.md', 'a.mdx', false],
    ['a.md', 'axmd', false],
    ['**/*.md', 'b.md', true],
    ['**/*.md', 'a/b/c.md', true],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', false],
    ['a/**/c', 'a/c', true],
    ['**', 'a', true],
    ['**', 'a/b', true],
    ['?.md', 'ab.md', false],
    ['a-b (c).md', 'a-b (c).md', false],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(matchGlob(glob, path) && isGlob(glob)).toBe(expected);
  });

  it('matches every plain path by itself', () => {
    const unit = constantFrom('a', 'B', '0', '.', '-', '_', '/', ' ');
    check(
      property(string({ unit, minLength: 1, maxLength: 12 }), (path) => {
        if (isGlob(path)) expect(matchGlob(path, path)).toBe(true);
      }),
    );
  });
});

it.each(['', '/a', '../a', 'a/../b', './a', 'a//b', '{a,b}', 'a[', 'a]', 'a\\b', '[/]', 'a/'])(
  '%j is no pattern',
  (glob) => {
    expect(isGlob(glob)).toBe(false);
  },
);
