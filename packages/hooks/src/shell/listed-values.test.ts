// Which variables hold nothing but names that a listing printed, and whether those may look like options.
import { parse } from 'unbash';
import { describe, expect, it } from 'vitest';
import { listedVariables } from './listed-values.ts';

const feedOf = (name: string, source: string) => listedVariables(parse(source)).get(name) ?? null;

describe('a loop over what a listing prints', () => {
  it.each([
    ['$(git ls-files)', 'names'],
    ['"$(git ls-files)"', 'names'],
    ['$(ls | head -2)', 'names'],
    ['$(find .)', 'paths'],
    ['$(find .).bak', 'paths'],
    ['src/$(ls)', 'paths'],
    ['a$(ls)', 'paths'],
    ['"a"/$(ls)', 'paths'],
    ["'a b'/$(ls)", null],
    ['$(ls)-$(ls)', 'names'],
    ['$(ls)$(curl x)', null],
    ['/$(ls)', null],
    ['~/$(ls)', null],
    ['-$(ls)', null],
    ['../$(ls)', null],
    ['a/../$(ls)', null],
    ['..$(ls)', null],
    ['$(ls)/..', null],
    ['$(ls) x', null],
    ['a b', null],
    ['$(curl x)', null],
    ['$(ls; ls)', null],
    ['$(ls && ls)', null],
    // What is written out is no listed name.
    ["'a'b", null],
    ['a*', null],
  ])('%s: %s', (words, feed) => {
    expect(feedOf('f', `for f in ${words}; do cat $f; done`)).toBe(feed);
  });
});

describe('what may be empty, or all that may be read', () => {
  it.each([
    // Where nothing is found, a slash behind it is the top of all folders.
    ['x="$(find . -name a)/b"', null],
    ['x=$(git ls-files a)/', null],
    ['x=a/$(git ls-files a)/', 'paths'],
    ['x=$(pwd)/b', 'paths'],
    ['x="$(git rev-parse --show-toplevel)/b"', 'paths'],
    ['x="$(git rev-parse HEAD)/b"', null],
    ['x=$(dirname a/b)/c', 'names'],
    ['x=$(dirname "$(git ls-files a)")/c', 'names'],
    ['x=$(dirname $(git ls-files a))/c', null],
    ['x=$(dirname "$(pwd)")', null],
    ['x=$(dirname "$PWD")', null],
    ['x=$(basename "$PWD")', 'names'],
    ['x=$(dirname "$(cat a)")', null],
    ['cd "$y"; x="$(git rev-parse --show-toplevel)/b"', null],
    ['pushd /; x="$(git rev-parse --show-toplevel)/b"', null],
    ['cd a/b; x="$(git rev-parse --show-toplevel)/b"', 'paths'],
    ['ls /; x="$(git rev-parse --show-toplevel)/b"', 'paths'],
    ['for cd in /; do ls; done; x="$(git rev-parse --show-toplevel)/b"', 'paths'],
    ['x=${PWD%/*}', null],
    ['x=${PWD%e}', null],
    ['x=${PWD##*/}', null],
  ])('%s: %s', (source, feed) => {
    expect(feedOf('x', source)).toBe(feed);
  });
  it('knows what a loop goes over', () => {
    const kinds = (source: string) => {
      const { hollow, absolute, tops } = listedVariables(parse(source));
      return [hollow, absolute, tops].map((names) => names?.has('f') === true).join(' ');
    };
    expect(kinds('for f in $(find .); do ls; done')).toBe('false false false');
    expect(kinds('for f in "$(find .)"; do ls; done')).toBe('true false false');
    expect(kinds('for f in $(find /workspace); do ls; done')).toBe('false true true');
    expect(kinds('for f in $(find /workspace -type f); do ls; done')).toBe('false true false');
    expect(kinds('find /workspace | while read f; do ls; done')).toBe('false true true');
    expect(kinds('ls a b | while read f; do ls; done')).toBe('true false false');
    expect(kinds('ls | cut -d/ -f2 | while read f; do ls; done')).toBe('true false false');
    expect(kinds('f=$(pwd)')).toBe('false true true');
    expect(kinds('f=$(git rev-parse --show-toplevel)')).toBe('false true true');
    expect(kinds('f=src/$(ls)')).toBe('false false false');
    expect(kinds('f=$(ls)b')).toBe('false false false');
    expect(kinds('f=x')).toBe('true true true');
  });
});

describe('a loop that reads', () => {
  it.each([
    ['git ls-files | while read f; do ls; done', 'names'],
    ['git ls-files | while IFS= read -r f; do ls; done', 'names'],
    ['git ls-files | until read f; do ls; done', 'names'],
    ["find . -print0 | while read -r -d '' f; do ls; done", 'paths'],
    ['while read f; do ls; done < <(git ls-files)', 'names'],
    ['curl x | while read f; do ls; done', null],
    ['git ls-files | while read -n1 f; do ls; done', null],
    ['git ls-files | while read x-r f; do ls; done', null],
    ["git ls-files | while read a'' f; do ls; done", null],
    ["git ls-files | while read ''a f; do ls; done", null],
    ['git ls-files | while f=1; do ls; done', null],
    ['git ls-files | while read; do ls; done', null],
    ['git ls-files | while read 1f; do ls; done', null],
    ['git ls-files | while read -rd "" f; do ls; done', null],
    ["git ls-files | while read -rd '' f; do ls; done", 'names'],
    ['while read f; do ls; done | cat', null],
    ['git ls-files | grep x | while read f; do ls; done', 'names'],
    ['git ls-files | while read g f; do ls; done', null],
    ['git ls-files | while read f g; do ls; done', null],
    ['git ls-files | while read f; ls; do ls; done', null],
    ['git ls-files | while cat f; do ls; done', null],
    ['git ls-files | while (read f); do ls; done', null],
    ['git ls-files | while read() { ls; }; do ls; done', null],
    ['git ls-files | while do ls; done', null],
    ['f=$(git ls-files); git ls-files | while read f[1]; do ls; done', null],
    ['git ls-files | while read f < x; do ls; done', null],
    ['git ls-files | while ls; read f; do ls; done', null],
    ['git ls-files | while read f; do ls; done; read f', null],
    ['while read f; do ls; done', null],
    ['while read f; do ls; done < x', null],
    ['while read f; do ls; done <', null],
    ['while read f; do ls; done < <(curl x)', null],
    ['while read f; do ls; done > >(git ls-files)', null],
    ['while read f; do ls; done < <(git ls-files) > x', null],
    ['if read f; then ls; fi < <(git ls-files)', null],
  ])('%s: %s', (source, feed) => {
    expect(feedOf('f', source)).toBe(feed);
  });
  it('sets a variable by its whole name', () => {
    expect(feedOf('name', 'git ls-files | while read -r name; do ls; done')).toBe('names');
  });
});

describe('an assignment', () => {
  it.each([
    ['x=$(git ls-files)', 'names'],
    ['x=$(pwd)', 'paths'],
    ['x=$(pwd -P)', 'paths'],
    ['x=$(pwd x)', null],
    ['x=$(pwd -Lx)', null],
    ['x=$(git rev-parse --short HEAD)', 'paths'],
    ['x=$(git rev-parse HEAD | head -1)', 'paths'],
    ['x=$(git rev-parse HEAD | sed s/a/b/)', null],
    ['x=$(git rev-parse --git-dir)', null],
    ['x=$(git log --format=%H)', 'paths'],
    ['x=$(git log -1 --pretty=format:%h)', 'paths'],
    ['x=$(git log --format=%H --format=%s)', null],
    ['x=$(git log -n1)', null],
    ['x=$(pwd | sed s/a/b/)', null],
    ['x=$(git rev-parse HEAD | x=1)', null],
    ['x=$(git rev-parse HEAD | tail -1)', 'paths'],
    ['x=$(git rev-parse HEAD | headx)', null],
    ['x=$(git rev-parse HEAD | xtail)', null],
    ['x=$(svn rev-parse HEAD)', null],
    ['x=$(git rev-parse HEAD --git-dir)', null],
    ['x=$(git log --format=%H -n 2)', 'paths'],
    ['x=$(git log --format=%H x$y)', null],
    ['x=$(git ls-files "', null],
    ['x=$(git ls-files); unset x', null],
    ['x=$(git ls-files); y=1', 'names'],
    ['for x in $(git ls-files); do ls; done; x=1', null],
    ['x=${PWD}', null],
    ['x+=$(git ls-files)', null],
    ['x[1]=$(git ls-files)', null],
    ['x=$(git ls-files); x=a', null],
    ['x=a; x=$(git ls-files)', null],
    ['x=$(git ls-files) x=$(git ls-files)', null],
    ['x=$(!)', null],
    ['x=$(y=1)', null],
    ['x=$((ls); ls)', null],
    ['x=$( (git ls-files) )', null],
    ['x=$(git rev-parse HEAD | head() { ls; })', null],
    ['x=$(git rev-parse HEAD | (head))', null],
    ['x=$(pwd x-P)', null],
    ['x=$(git show --format=%H)', null],
    ['x=$(git show --format=%H --all)', null],
    ['x=$(git ls-files); declare x', null],
    ['x=$(git ls-files); while read x; do ls; done', null],
    ["x=$(git ls-files); printf -v 'x[1]' a", null],
    ['x=$(git ls-files); select x in a; do ls; done', null],
  ])('%s: %s', (source, feed) => {
    expect(feedOf('x', source)).toBe(feed);
  });
  it('is no other kind of node that has the name of a builtin', () => {
    expect(feedOf('read', 'for read in $(ls); do ls; done')).toBe('names');
    expect(feedOf('x', 'read() { ls; }; x=$(ls)')).toBe('names');
  });
  it('keeps the folder where the program stands, unless it is set', () => {
    expect(feedOf('PWD', 'ls')).toBe('paths');
    expect(feedOf('PWD', 'PWD=a')).toBeNull();
  });
});

it.each([
  ['shift', true],
  ['ls', false],
  ['for shift in a; do ls; done', false],
])('%s leaves fewer arguments: %s', (source, fewer) => {
  const given = Object.assign(new Map([['1', 'paths' as const]]), { hollow: new Set<string>() });
  expect(listedVariables(parse(source), given).hollow?.has('1')).toBe(fewer);
});
