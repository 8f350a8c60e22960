// Words of a command that nobody knows, and of those that only compare or print.
import { describe, expect, it } from 'vitest';
import { shownPaths, shownUses } from './shown-paths.fixture.ts';

describe('words of a command that nobody knows', () => {
  it.each([
    ['nobody a', []],
    ['nobody a/b', ['read /w/a/b']],
    ['nobody ..', ['read /w/..']],
    ['nobody ~', ['read /home/agent']],
    ['nobody $X', ['read null']],
    ['nobody https://a/b', []],
    ['nobody x=/a', ['read /w/x=/a', 'read /a']],
    ['nobody h:/a', ['read /w/h:/a', 'read /a']],
    ['nobody a=../b', ['read /w/a=../b', 'read /w/../b']],
    ['nobody a=..b', []],
  ])('%s', (source, expected) => {
    expect(shownPaths(source)).toEqual(expected);
  });
});

/** Each as `access path ~ pattern command word`. */
it.each([
  ['tee <(x) >(y)', []],
  ['nobody of=b', []],
  ['test -f a', []],
  ['test -f "$X"', []],
  ['[ -f /a ]', ['read /a [ /a']],
  ['[ "$X" = /a ]', ['read /a [ /a']],
  ['echo /a', []],
  ['nobody -a/b', ['read /b nobody -a/b']],
  ['nobody --a=/b', ['read /b nobody --a=/b']],
  ['nobody --a=b/c', ['read /w/b/c nobody --a=b/c']],
  ['nobody @/a', ['read /w/@/a nobody @/a', 'read /a nobody @/a']],
  ['nobody a,/b', ['read /w/a,/b nobody a,/b', 'read /b nobody a,/b']],
  ['nobody a:/b', ['read /w/a:/b nobody a:/b', 'read /b nobody a:/b']],
  ['nobody a=~/b', ['read null nobody a=~/b']],
  ['nobody a=..', ['read /w/a=.. nobody a=..', 'read /w/.. nobody a=..']],
  ['nobody a=../b', ['read /w/a=../b nobody a=../b', 'read /w/../b nobody a=../b']],
  ['nobody a=./b', ['read /w/a=./b nobody a=./b']],
  ['nobody =/a', ['read /w/=/a nobody =/a', 'read /a nobody =/a']],
  ['nobody https://x/=/a', []],
  ['nobody ftp://a', []],
  ['nobody a+b://c', []],
  ['nobody 1a://c', ['read /w/1a://c nobody 1a://c', 'read //c nobody 1a://c']],
  ['nobody "$X/a"', ['read null nobody "$X/a"']],
  ['nobody <(ls)', []],
  ['nobody ""', []],
  ['nobody -', []],
  ['nobody ~x', ['read null nobody ~x']],
  ["nobody '~'", ["read /w/~ nobody '~'"]],
  ['nobody a~', []],
  ['nobody ..', ['read /w/.. nobody ..']],
  ['nobody a..', []],
  ['nobody .', []],
  ['nobody ./', ['read /w/./ nobody ./']],
  ['export A=/b', ['read /w/A=/b export A=/b', 'read /b export A=/b']],
  ['A=/b', []],
  ['A=/b ls', []],
  ['nobody -o --x=/a', ['read /a nobody --x=/a']],
])('%s: %j', (source, expected) => {
  expect(shownUses(source)).toEqual(expected);
});
