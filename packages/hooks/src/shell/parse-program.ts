// Turns shell text into the contract's Program: every command it could run, and why it could not be read if so.
import type { Program } from '@agent-harness/contracts';
import { type Budget, OverBudget, newBudget } from './budget.ts';
import { collectCommands } from './collect-commands.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { readScript } from './read-script.ts';
import { newReading } from './reading.ts';

/** Longer programs are refused unread: a person could not review them either. UTF-16 units. */
export const MAX_PROGRAM_LENGTH = 64 * 1024;
/** What expansion (loops, braces) may produce before the program counts as unreadable. */
const MAX_COMMANDS = 512;

/**
 * Parses a Bash program without running any of it. Never throws: what cannot be accounted for is a problem.
 * A problem starts with its kind: `length`, `character`, `syntax`, `function`, `coproc`, `background`, `depth`, `evaluated`, `fed`, `storm`.
 * @param budget the steps that it may take; more is the problem `length`
 */
export function parseProgram(source: string, budget: Budget = newBudget()): Program {
  if (source.length > MAX_PROGRAM_LENGTH)
    return refused(source, `length: ${source.length} characters, more than ${MAX_PROGRAM_LENGTH}`);
  const hidden = hiddenCharacter(source);
  if (hidden) return refused(source, `character: ${hidden}`);
  if (/(?:^|[^\\])(?:\\\\)*\\$/u.test(source)) return refused(source, 'syntax: it ends in a backslash');
  try {
    const reading = newReading(readScript(source, budget), MAX_COMMANDS, budget);
    collectCommands(reading);
    return { source, commands: reading.commands, problems: [...new Set(reading.problems)] };
  } catch (cause) {
    if (cause instanceof OverBudget) return refused(source, `length: ${cause.message}`);
    // Text nested deeply enough exhausts the parser's stack.
    return refused(source, `syntax: the parser failed (${(cause as Error).message})`);
  }
}

function refused(source: string, problem: string): Program {
  return { source, commands: [], problems: [problem] };
}
