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
  it('is the name with which grep speaks of a file that is no text', () => {
    const lines = '$(grep -n x a | cut -d: -f1)';
    for (const name of ['Binary', 'grep']) {
      expect(found(`${name}='a[$(id)]'; echo $((${lines}))`)).toEqual([`arithmetic over \`${name}\``]);
      expect(found(`${name}='a[$(id)]'; x=${lines}; echo $((x))`)).toEqual([`arithmetic over \`${name}\``]);
      expect(found(`${name}='a[$(id)]'; echo $((1))`)).toEqual([]);
    }
  });
  it('follows one name to another', () => {
    expect(found("x=$y; y='a[$(id)]'; ((x))")).toEqual(['arithmetic over `y`']);
    expect(found("x='y'; y='a[`id`]'; ((x))")).toEqual(['arithmetic over `y`']);
    expect(found('x=y; y=x; ((x))')).toEqual([]);
  });
});

describe('a name that is put together', () => {
  it.each([
    ['echo $((x$i))'],
    ['echo $((1 + x$(seq 3)))'],
    ['((x`seq 3`++))'],
    ['b=x; echo $((${b}3))'],
    ['b=x; c=3; echo $(($b$c))'],
  ])('%s', (use) => {
    expect(found(`x3='a[$(id)]'; ${use}`)).toEqual(['arithmetic over `x3`']);
    expect(found(`y3='a[$(id)]'; ${use}`)).toEqual([]);
  });
  it.each([['echo $((0x$i))'], ['echo $((16#x))'], ['b=1; echo $((10#${b}3))'], ['echo $((a[x] * 2))']])(
    'is not %s',
    (use) => expect(found(`x3='a[$(id)]'; ${use}`)).toEqual([]),
  );
  it('is looked for among all that the program sets', () => {
    const sets = ['xa', 'xb', 'x', 'w', 'y'].map((name) => `${name}='a[$(id)]'`).join('; ');
    expect(found(`${sets}; echo $((x$i + xa$i))`)).toEqual(
      ['xb', 'xa', 'x'].map((name) => `arithmetic over \`${name}\``),
    );
    expect(found(`${sets}; echo $((w$i + y$i))`)).toEqual(
      ['y', 'w'].map((name) => `arithmetic over \`${name}\``),
    );
  });
});

describe('what a command prints, inside arithmetic', () => {
  it('hides no name behind a number', () => {
    expect(found('f=$(cat a); echo $((1 + $(wc -l < "$f")))')).toEqual([]);
    expect(found('f=$(cat a); echo $((f + $(wc -l < "$f")))')).toEqual([
      'arithmetic over `f`, whose value is not in the program',
    ]);
  });
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

it.each([
  ['x=$$; ((x))', []],
  ['x=$!; ((x))', []],
  ['x=$0; ((x))', []],
  ['x=$-; ((x))', []],
  ['x={1,2}; ((x))', []],
  ['x={1,$(id)}; ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['echo ${x:-$(cat a)}', []],
  ['echo ${x[@]:$(cat a)}', ['arithmetic over what a command prints']],
  ['echo ${x[*]}', []],
  ['echo ${a[$(cat b)]}', ['arithmetic over what a command prints']],
  ['echo ${a:$(cat b)}', ['arithmetic over what a command prints']],
  ['echo ${a:1:$(cat b)}', ['arithmetic over what a command prints']],
  ['x="a[$(id)]"; ((y))', []],
  ["x='a[$(id)]'; ((y=x))", ['arithmetic over `x`']],
  ['x=~; ((x))', []],
  ['x=a*; ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['x=<(ls); ((x))', []],
  ['x="$y"; ((x))', []],
  ['x=$1; ((x))', []],
  ['x=$@; ((x))', []],
  ['x=$"a"; ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['x=+(a); ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['x=${!y}; ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['x=${#y[@]}; ((x))', []],
  ['x="${#y}"; ((x))', []],
  ['let "x=$(cat a)"', ['arithmetic over what a command prints']],
  ["declare -i a=1; x='a[$(id)]'; declare -i b=x", ['arithmetic over `x`']],
  ['typeset -i y=x; read x', ['arithmetic over `x`, whose value is not in the program']],
  ['readonly -i y=x; read x', ['arithmetic over `x`, whose value is not in the program']],
  ['export -i y=x; read x', ['arithmetic over `x`, whose value is not in the program']],
  ['x=a; read a; [[ x -lt 3 ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ 1 -gt a ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ a -ge 1 && b == c ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ a -ne 1 ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ a -le 1 ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ -R a ]]', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; [[ x-eq == a ]]', []],
  ['readarray a; ((a))', ['arithmetic over `a`, whose value is not in the program']],
  ['getopts ab a; ((a))', ['arithmetic over `a`, whose value is not in the program']],
  ['printf -v a x; ((a))', ['arithmetic over `a`, whose value is not in the program']],
  ['read -r a; ((a))', ['arithmetic over `a`, whose value is not in the program']],
  ['read -p p a; ((p))', ['arithmetic over `p`, whose value is not in the program']],
  ["set -- 'a[$(id)]' b; ((${1}))", ['arithmetic over `@`']],
  ['set -- a; (($#))', []],
  ["set 'a[$(id)]'; ((${10}))", ['arithmetic over `@`']],
  ['for x; do ((x)); done', []],
  ['for x in "$@"; do ((x)); done', []],
  ['read x; ((x)); ((x))', ['arithmetic over `x`, whose value is not in the program']],
  [
    'read x y; ((x+y))',
    [
      'arithmetic over `y`, whose value is not in the program',
      'arithmetic over `x`, whose value is not in the program',
    ],
  ],
  ['x=a; x=b; ((x)); read a', ['arithmetic over `a`, whose value is not in the program']],
  ['x=`cat a`; ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['x=a; x+=$(cat b); ((x))', ['arithmetic over `x`, whose value is not in the program']],
  ['((a[$(cat b)]))', ['arithmetic over what a command prints']],
  ['(( ${ cat a; } ))', ['arithmetic over what a command prints']],
  ['a=(1 2); a[0]=$(cat x)', []],
  ['a[0+x]=1; read x', ['arithmetic over `x`, whose value is not in the program']],
  ['test -v a -o b; read a', ['arithmetic over `a`, whose value is not in the program']],
  ['read a; test a -eq 1', []],
  ['[ -v a ]; read a', ['arithmetic over `a`, whose value is not in the program']],
  ['echo "${x@P}"', ['`@P` runs what a prompt would run']],
  ['echo ${x@A}', []],
  ["set -- 'a[$(id)]'; echo ${a[@]}", []],
  ['echo ${a[@]:-$(cat b)}', []],
  ['echo ${a[*]:-$(cat b)}', []],
  ['x=\'a[$(id)]\'; declare "y=x-i"', []],
  ["x='a[$(id)]'; mytest -v x", []],
  ["x='a[$(id)]'; tests -v x", []],
  ["x='a[$(id)]'; test -vx x", []],
  ["x='a[$(id)]'; test a-v x", []],
  ["x='a[$(id)]'; [[ $'\\x78' -eq 1 ]]", ['arithmetic over `x`']],
  // A name that nothing sets has no value.
  ['t=$(cat a); ls; ((S))', []],
])('%s: %j', (source, problems) => {
  expect(found(source)).toEqual(problems);
});
