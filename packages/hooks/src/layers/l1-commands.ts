// L1: only tools and commands of the problem space, in forms that cannot start anything else.
import type { Policy, Program, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { commandSubject } from '../policy/excepted.ts';
import { isOpen } from '../policy/is-open.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { argumentFindings } from './l1/argument-findings.ts';
import { environmentFindings } from './l1/environment-findings.ts';
import { givenFindings } from './l1/given-words.ts';
import { levelFindings, nameFindings } from './l1/name-findings.ts';
import { problemFindings } from './l1/problem-findings.ts';
import { openFindings } from './l1/open-findings.ts';
import { toolFindings } from './l1/tool-findings.ts';

export function l1Commands(event: ToolEvent, policy: Policy, _context: DecideContext): Verdict[] {
  return verdictsOf('L1', policy, findingsOf(event, policy), 'deny');
}

function findingsOf(event: ToolEvent, policy: Policy): Finding[] {
  if (event.event === 'config') return [{ rule: 'session.config-change', words: [event.hook] }];
  if (event.event !== 'tool.ask' && event.event !== 'tool.permit') return [];
  const { program } = event;
  const fromTool = toolFindings(event, policy);
  if (!program) return fromTool;
  const about = commandSubject(program, event.cwd);
  const fromProgram = isOpen(policy)
    ? [
        ...program.commands.flatMap((command) => levelFindings(command, policy)),
        ...openFindings(program, event.cwd, policy),
      ]
    : listedFindings(program, policy);
  return [...fromTool, ...fromProgram.map((finding) => ({ ...finding, about }))];
}

function listedFindings(program: Program, policy: Policy): Finding[] {
  return [
    ...problemFindings(program),
    ...givenFindings(program),
    ...program.commands.flatMap((command) => [
      ...nameFindings(command, policy),
      ...environmentFindings(command),
      ...argumentFindings(command),
    ]),
  ];
}
