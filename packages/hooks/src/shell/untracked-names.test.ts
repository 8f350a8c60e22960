// Which variables cannot be followed, and which can.
import { parse } from 'unbash';
import { expect, it } from 'vitest';
import { ANY_NAME, SHELL_SETS, untrackedNames } from './untracked-names.ts';

const NONE = untrackedNames(parse('ls'));
const names = (source: string): string[] =>
  Array.from(untrackedNames(parse(source))).filter((name) => !NONE.has(name));

it('never follows what the shell itself sets', () => {
  expect(Array.from(untrackedNames(parse('ls')))).toEqual(SHELL_SETS);
  for (const name of ['IFS', 'PWD', 'OLDPWD', 'RANDOM', 'LINENO', 'SECONDS', '_', 'REPLY', 'BASH_REMATCH'])
    expect(SHELL_SETS).toContain(name);
});

it.each([
  ['a=1; a=2', 'a'],
  ['a+=1', 'a'],
  ['a[1]=2', 'a'],
  ['a=(1)', 'a'],
  ['f() { ls; }', '1'],
  ['select a in b; do ls; done', 'a'],
  ['a=1; for a in b; do ls; done', 'a'],
  ['for a in b; do ls; done; a=1', 'a'],
  ['echo ${a:=b}', 'a'],
  ['((a = 1))', 'a'],
  ['IFS=,', ANY_NAME],
  ['eval a', ANY_NAME],
  ['printf -v a b', ANY_NAME],
  ['printf "$a"', ANY_NAME],
  ['printf', ANY_NAME],
  ['set -- a', ANY_NAME],
  ['set "$a"', ANY_NAME],
  ['command read a', ANY_NAME],
  ['builtin read a', ANY_NAME],
])('%s: %s', (source, name) => {
  expect(names(source)).toEqual([name]);
});

it.each([
  ['a=1'],
  ['for a in b; do ls; done'],
  ['printf a'],
  ['set -e'],
  ['set +e'],
  ['set -o pipefail'],
  ['command ls'],
  ['builtin ls'],
  ['reads a'],
])('%s leaves every name known', (source) => {
  expect(names(source)).toEqual([]);
});

it.each([
  ['set -eu', []],
  ['set -euo pipefail', []],
  ['set -e -o pipefail', []],
  ['set -o pipefail -o errexit', []],
  ['set +o posix', []],
  ['set rm', ['*']],
  ['set a b', ['*']],
  ['set -e a', ['*']],
  ['set -o $x', ['*']],
  ['set "-e$x"', ['*']],
  ['set', []],
  ['set -', ['*']],
  ['set --', ['*']],
  ['set -- a', ['*']],
  ['set -o', []],
  ['printf -- x', ['*']],
  ['printf a', []],
  ['printf -v', ['*']],
  ['printf "%s" a', []],
  ['printf `x`', ['*']],
  ['printf $x', ['*']],
  ['echo ${a:=b}', ['a']],
  ['echo ${a=b}', ['a']],
  ['echo ${a:-b}', ['a']],
  ['echo ${a#b}', []],
  ['a=1; ((b=2))', ['b']],
  ['echo $((a++))', ['a']],
  ['((a=b))', ['a', 'b']],
  ['select x in y; do ls; done', ['x']],
  ['f() { a=1; a=2; }', ['1', 'a']],
  ['(a=1); a=2', ['a']],
  ['$x a', []],
  ['command ls read', ['*']],
  ['command $x', []],
  ['builtin read', ['*']],
  ['wait', []],
  ['wait $!', ['*']],
  ['wait -f 12', []],
  ['wait -p a 12', ['*', 'a']],
  ['shift', ['*']],
  ['unset a', ['a']],
  ['. a', ['*']],
  ['source a', ['*']],
  ['readarray a', ['a']],
  ['mapfile a', ['a']],
  ['getopts a b', ['*']],
  ['let a', ['*']],
  ['export a', ['a']],
  ['readonly a', ['a']],
  ['local a', ['a']],
  ['typeset a', ['a']],
  ['declare a', ['a']],
  ['A=b env', []],
  ['for a in b; do ls; done; for a in c; do ls; done', ['a']],
  ['IFS=, read a', ['a']],
  ['IFS=, f; read a', ['*', 'a']],
  ['read', []],
  ['read a b', ['a', 'b']],
  ["read -rp 'two words' -d '' a", ['a']],
  ['read -r -t5 -n 1 "a"', ['a']],
  ['read -Z a', ['*', 'a']],
  ['read -an', ['*']],
  ['read -ra a', ['a']],
  ['read $a', ['*']],
  ['read `a`', ['*']],
  ['read a[1]', ['*']],
  ['read {a,b}', ['*']],
  ['read \\a', ['*']],
  ['read a IFS', ['*']],
  ['\\read a', ['*']],
  ['mapfile -t a', ['a']],
  ['mapfile -C f a', ['*', 'f', 'a']],
  ['unset -f a', ['*', 'a']],
  ['unset IFS', ['*']],
  ['export a=1 b', ['a', 'b']],
  ['export -n a', ['*', 'a']],
  ['export IFS=,', ['*']],
  ['declare -rx a=1', ['a']],
  ['declare +x a', ['a']],
  ['declare -n a=b', ['*', 'a']],
  ['local -', ['*']],
  ['a=1 ls; a=2 ls', ['a']],
  ['for read in a; do ls; done', []],
  ['read() { ls; }', ['1']],
  ['((abc = 1))', ['abc']],
  ['set x-e', ['*']],
  ['set -ox abc', ['*']],
  ['set foo bar', ['*']],
  ['set -o pipe$x', ['*']],
  ['set +o pipefail', []],
])('%s: all of %j', (source, expected) => {
  expect(names(source)).toEqual(expected);
});
