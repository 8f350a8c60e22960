// A program inside the program: what it is given as arguments and variables, and then evaluates.
import { expect, it } from 'vitest';
import { parseProgram } from './parse-program.ts';

const evaluated = (source: string) =>
  parseProgram(source).problems.filter((problem) => problem.startsWith('evaluated: arithmetic over'));

it.each([
  ["bash -c '(($1))' _ 'a[$(id)]'"],
  ["bash -c '[[ $0 -eq 1 ]]' 'a[$(id)]'"],
  ["sh -c 'echo $(($1))' _ 'a[`id`]'"],
  ["x='a[$(id)]' bash -c '((x))'"],
  ["env x='a[$(id)]' bash -c 'echo ${y:x}'"],
  ["x='a[$(id)]' bash -c '(($1))' _ x"],
  ["x='a[$(id)]'; export x; nice bash -c '((x))'"],
  // A name may be code as well.
  ["find . -exec bash -c '(($1))' _ {} \\;"],
  ["find . | xargs bash -c 'for f; do echo $((f)); done' _"],
  ['bash -c \'(($1))\' _ "$x"'],
])('%s', (source) => expect(evaluated(source)).toHaveLength(1));

it.each([
  ["bash -c '(($1))' _ 3"],
  ["bash -c 'echo $1 $((1 + 1))' _ 'a[$(id)]'"],
  ["bash -c 'echo $(($1 + 1))'"],
  ["x='a[$(id)]' bash -c 'echo $x'"],
  ["x=$(cat a); bash -c '((x))'"],
])('not in %s', (source) => expect(evaluated(source)).toEqual([]));
