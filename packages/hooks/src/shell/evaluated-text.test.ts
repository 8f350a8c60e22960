// Which values Bash would evaluate once more, and which only look as if it did.
import { parse } from 'unbash';
import { describe, expect, it } from 'vitest';
import { evaluatedText } from './evaluated-text.ts';

const found = (source: string): string[] => evaluatedText(parse(source));

describe('runs what a value holds', () => {
  it.each([
    ['((x))'],
    ['echo $((x + 1))'],
    ['y=x; ((y))'],
    ['[[ x -eq 1 ]]'],
    ['[[ -v x ]]'],
    ['test -v x'],
    ['[ -R x ]'],
    ['echo ${a[x]}'],
    ['echo ${a:x}'],
    ['echo ${a:1:x}'],
    ['a[x]=1'],
    ['for ((i = x; i < 3; i++)); do ls; done'],
    ['for ((i = 0; i < x; i++)); do ls; done'],
    ['for ((i = 0; i < 3; i += x)); do ls; done'],
    ['let x'],
    ['let y=x'],
    ['declare -i y=x'],
    ['local -ri y=x'],
    ['declare -i y; y=x'],
  ])('%s', (use) => {
    expect(found(`x='a[$(id)]'; ${use}`)).toEqual(['arithmetic over `x`']);
    expect(found(`read x; ${use}`)).toEqual(['arithmetic over `x`, whose value is not in the program']);
    expect(found(`x=3; ${use}`)).toEqual([]);
  });
});

describe('runs nothing, whatever the value holds', () => {
  it.each([
    ['echo $x'],
    ['[[ $x == 1 ]]'],
    ['[[ -n $x ]]'],
    ['[ -n "$x" ]'],
    ['test "$x" -eq 1'],
    ['check -v x'],
    ['check -i y=x'],
    ['echo ${a[@]}'],
    ['echo ${a:1:2}'],
    ['a=x'],
    ['declare y=x'],
    ['declare -r y=x'],
    ['for ((i = 0; i < 3; i++)); do echo $x; done'],
    ['for ((;;)); do echo $x; done'],
  ])('%s', (use) => {
    expect(found(`x='a[$(id)]'; ${use}`)).toEqual([]);
  });
});

describe('a value that the program does not tell', () => {
  it.each([
    ['x=$(cat a)'],
    ['x="$(cat a)"'],
    ['x=${y}'],
    ['x=(1 $(id))'],
    ['x=*'],
    ['x=1; x=$(cat a)'],
    ['x=$(cat a); x=1'],
    ['for x in $(ls); do ls; done'],
    ['select x in a; do ls; done'],
    ['read y x'],
    ["read 'x[1]'"],
    ['mapfile x'],
    ['getopts a x'],
    ['printf -v x %s a'],
    ['printf -vx %s a'],
  ])('%s', (set) => {
    expect(found(`${set}; ((x))`)).toEqual(['arithmetic over `x`, whose value is not in the program']);
  });
});

describe('a value that can only be a number, or is written out', () => {
  it.each([
    ['x=1'],
    ['x='],
    ['x+=1'],
    ['x="1 2"'],
    ["x=$'1'"],
    ['x=$(wc -l < a)'],
    ['x=$((1 + 2))'],
    ['x=${#y}'],
    ['x=$#'],
    ['x=$?'],
    ['x=(1 2)'],
    ['for x in 1 2; do ls; done'],
    ['for x in $(seq 3); do ls; done'],
    ['printf %s x'],
  ])('%s', (set) => {
    expect(found(`${set}; ((x))`)).toEqual([]);
  });
  it('follows one name to another', () => {
    expect(found("x=$y; y='a[$(id)]'; ((x))")).toEqual(['arithmetic over `y`']);
    expect(found("x='y'; y='a[`id`]'; ((x))")).toEqual(['arithmetic over `y`']);
    expect(found('x=y; y=x; ((x))')).toEqual([]);
  });
});

describe('what a command prints, inside arithmetic', () => {
  it.each([
    ['(( $(cat a) ))'],
    ['echo $(( $(cat a) ))'],
    ['for ((i = 0; i < $(cat a); i++)); do ls; done'],
    ['[[ $(cat a) -eq 1 ]]'],
    ['a[$(cat b)]=1'],
    ['let y=$(cat a)'],
    ['test -v "$(cat a)"'],
  ])('%s', (source) => {
    expect(found(source)).toEqual(['arithmetic over what a command prints']);
    expect(found(source.replace(/cat \w/u, 'wc -l < a'))).toEqual([]);
  });
  it.each([['a[1]=$(cat b)'], ['[[ $(cat a) == 1 ]]'], ['for ((i = 0; i < 3; i++)); do cat $(cat a); done']])(
    'not in %s',
    (source) => {
      expect(found(source)).toEqual([]);
    },
  );
});

it.each([
  ['(($1))'],
  ['echo $(("${2}" + 1))'],
  ['[[ $1 -eq 2 ]]'],
  ['x=$1; ((x))'],
  ['for x; do ((x)); done'],
  ['for x in $*; do ((x)); done'],
])('follows the arguments that `set` gives: %s', (use) => {
  expect(found(`set -- 'a[$(id)]'; ${use}`)).toEqual(['arithmetic over `@`']);
  expect(found(`set -- $(cat a); ${use}`)).toHaveLength(1);
  expect(found(`set -e; ${use}`)).toEqual([]);
  expect(found(use)).toEqual([]);
});

it.each([['(($1))'], ['(($0))'], ['x=$0; ((x))'], ['let $1'], ['f() { (($1)); }; f "$1"']])(
  'follows the arguments that a program around it gives: %s',
  (use) => {
    expect(evaluatedText(parse(use), new Map([['@', '_ a[$(id)]']]))).toEqual(['arithmetic over `@`']);
    expect(evaluatedText(parse(use), new Map([['@', '_ 3']]))).toEqual([]);
  },
);

it('follows the variables that a program around it has set', () => {
  expect(evaluatedText(parse('((x))'), new Map([['x', 'a[$(id)]']]))).toEqual(['arithmetic over `x`']);
  expect(evaluatedText(parse('((x))'), new Map([['x', '3']]))).toEqual([]);
  expect(evaluatedText(parse('((x))'), new Map([['y', 'a[$(id)]']]))).toEqual([]);
});

it('follows the arguments of a function', () => {
  expect(found("f() { (($1)); }; f 'a[$(id)]' $(cat a)")).toEqual(['arithmetic over `@`']);
  expect(found("f() { (($1)); }; f 3 $(cat a); g 'a[$(id)]'")).toEqual([]);
});

it('sees a prompt that is expanded, and no other transformation', () => {
  expect(found('echo ${x@P}')).toEqual(['`@P` runs what a prompt would run']);
  expect(found('echo ${x@Q} ${x@U}')).toEqual([]);
});
