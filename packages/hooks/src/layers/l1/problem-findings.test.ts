// Which rule speaks of what could not be accounted for.
import { expect, it } from 'vitest';
import { parseProgram } from '../../shell/parse-program.ts';
import { problemFindings } from './problem-findings.ts';

it.each([
  ['background: a &', 'shell.background'],
  ['storm: a', 'shell.background'],
  ['evaluated: eval', 'shell.evaluation'],
  ['fed: sh', 'shell.fed-code'],
  ['function: f', 'shell.function'],
  ['length: 1', 'shell.too-long'],
  ['character: U+202E', 'shell.hidden-character'],
  ['coproc: a', 'shell.coproc'],
  ['syntax: a', 'shell.unparsed'],
  ['toString: a', 'shell.unparsed'],
])('%s is %s', (problem, rule) => {
  const program = { ...parseProgram('ls'), problems: [problem] };
  expect(problemFindings(program)).toEqual([{ rule, words: [problem] }]);
});

it('says nothing of a program that is read', () => {
  expect(problemFindings(parseProgram('ls'))).toEqual([]);
});
