// Paths and revisions among Git's words.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('revisions', () => {
  it.each([
    ['git show HEAD:a', []],
    ['git show main..HEAD', []],
    ['git show HEAD', ['read /w/HEAD']],
    ['git show /a', ['read /a']],
    ['git show HEAD:../a', ['read /w/HEAD:../a']],
    ['git log $X', ['read null']],
  ])('%s', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  ['git $X a/b', ['read /w/a/b git a/b']],
  ['git', []],
  ['git nope a/b', ['read /w/a/b git a/b']],
  ['git show a/../b', ['read /w/a/../b git a/../b']],
  ['git show HEAD:/a', ['read /w/HEAD:/a git HEAD:/a']],
  ['git show HEAD:a/../b', ['read /w/HEAD:a/../b git HEAD:a/../b']],
  ['git show "~/a"', ['read /w/~/a git "~/a"']],
  ['git diff a b', ['read /w/a git a', 'read /w/b git b']],
  ['git show HEAD~1', []],
  ['git show HEAD^', []],
  ['git show @{1}', []],
  ['git show a..b', []],
  ['git show a/b', ['read /w/a/b git a/b']],
  ['git log -- a', ['read /w/a git a']],
  ['git log --since="$X"', []],
  ['git add $X', []],
  ['git grep x ../a', ['read /w/../a git ../a']],
  ['git -C /x log', ['search /x git /x']],
  ['git --git-dir=/x log', ['search /x git --git-dir=/x']],
  ['git push a b/c', ['read /w/b/c git b/c']],
  ['git ls-files | xargs cat', []],
  ['git ls-files | xargs rm', ['write null rm (listed) from standard input']],
  ['git $X $Y', ['read null git $Y']],
  ['git nope $X', []],
  ['git show HEAD:a/b', []],
  ['git show origin/main..HEAD', []],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});
