// A program that could not be accounted for is refused, with the rule that names why.
import type { Program } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';

const RULES: Readonly<Record<string, string>> = {
  background: 'shell.background',
  character: 'shell.hidden-character',
  coproc: 'shell.coproc',
  evaluated: 'shell.evaluation',
  fed: 'shell.fed-code',
  function: 'shell.function',
  length: 'shell.too-long',
  storm: 'shell.background',
};

export function problemFindings(program: Program): Finding[] {
  return program.problems.map((problem) => {
    const kind = problem.slice(0, problem.indexOf(':'));
    return { rule: (Object.hasOwn(RULES, kind) && RULES[kind]) || 'shell.unparsed', words: [problem] };
  });
}
