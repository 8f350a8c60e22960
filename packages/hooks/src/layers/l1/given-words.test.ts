// Which computed words may be an option that evaluates, and which are numbers, quoted, or of whoever starts the program.
import { expect, it } from 'vitest';
import { parseProgram } from '../../shell/parse-program.ts';
import { givenFindings } from './given-words.ts';

const found = (source: string) => givenFindings(parseProgram(source)).map(({ rule }) => rule);

it.each([
  ['read x < a; [ $x ]'],
  ['read x < a; [ $x -gt 5 ]'],
  ['read x < a; test -n $x'],
  ['x=$(cat a); [ $x = y ]'],
  ['[ $(cat a) ]'],
  ['for x in $(cat a); do [ $x ]; done'],
  ['mapfile x < a; [ $x ]'],
  ["read $'x' < a; [ $x ]"],
  ['read {x,y} < a; [ $x ]'],
  ['read < a; [ $REPLY ]'],
  ['[ ${x:=$(cat a)} ]'],
  ['z=$(cat a); y=$(cat b); [ "$z" "$y" ]'],
  ['read x y < a; [ -n "$x" "$y" ]'],
  [': "${xy=$(cat a)}"; [ $xy ]'],
  [': "${xy:=$(cat a)}"; [ $xy ]'],
  ['select x in $(cat a); do [ $x ]; done'],
  ['export x=$(cat a); [ $x ]'],
  ['export "x=$(cat a)"; [ ${x} ]'],
  ["export -- 'x'+=$(cat a); [ $x ]"],
  ['declare -- $v=$(cat a); [ $x ]'],
  ["declare -- x='$(cat a)'$v; [ $x ]"],
  ['typeset \'x=-v a\' "y=$v"; [ $x ]'],
  ['declare x[0]=$(cat a); [ $x ]'],
  ['[[ a =~ a ]]; [ $BASH_REMATCH ]'],
  // Of these the name that ends or begins the word says nothing of the rest.
  ['[ $(cat a)$CI ]'],
  ['[ ${CI}$(cat a) ]'],
])('%s may evaluate', (source) => expect(found(source)).toContain('option.dynamic'));

it.each([
  ['x=-vPATH; printf "$x" ./; ls'],
  ['read x < a; printf "$x" ./'],
  ['printf "$(cat a)" ./'],
  ['printf $(cat a)'],
  ['read x < a; printf $x'],
  ['x=-v; printf "${x}PATH" ./'],
])('%s may set a variable', (source) => expect(found(source)).toContain('shell.environment'));

it.each([
  ['test $a -eq 1'],
  ['[ $CI = true ]'],
  ['[ ${CI_X} = true ]'],
  ['y=$(cat a); [ $CI = true ]'],
  ['make CI=a; [ $CI = true ]'],
  ['export CI_X=$(cat a); [ $CI = true ]'],
  ['export CIX=a xCI=a CI; [ $CI = true ]'],
  ['[ $_CI = $MY_REPLY ]'],
  ['printf %s $CI; [ $CI = true ]'],
  ['local x; x=b; echo -n $x; [ $CI = true ]'],
  ['test '],
  ['[ "$x" = "$y" ]'],
  ['read x < a; test "$x"'],
  ['read x < a; [ "$x" = y ]'],
  ['read x y < a; [ "$x" = "$y" ]'],
  ['read x y < a; [ -n "$x" -a "$y" ]'],
  ['n=$(wc -l < a); [ $n -gt 5 ]'],
  ['[ $# -eq 0 ]'],
  ['for f in $(git ls-files); do [ -f $f ]; done'],
  ['x=a; [ $x = a ]'],
  ['printf "$X" x'],
  ['read x < a; printf "$x"'],
  ['read x < a; printf "$x: %s" b'],
  ['read x < a; printf "a$x" b'],
  ['read x < a; printf a$x b'],
  ['printf'],
  ['read x < a; printf %s "$x"'],
])('%s', (source) => expect(found(source)).toEqual([]));

it('names the word that may be an option, and not what it would evaluate', () =>
  expect(givenFindings(parseProgram('read x y < a; [ "$x" "$y" ]'))).toEqual([
    { rule: 'option.dynamic', words: ['[', '"$x"'] },
  ]));
