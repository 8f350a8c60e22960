// How one command is tried: as it is typed, by the body of its script, or not at all.
import type { CommandClaim } from '../../claims/kinds/command.ts';
import { dangersOf, isPlainCommand } from '../unsafe-shell.ts';
import type { Untried } from '../trial-phrases.ts';

export type TrialPlan =
  | { run: readonly string[]; by: 'typed' | 'body' }
  | { need: 'program' | 'execution'; what: string }
  | { untried: Untried };

const RUNS_SCRIPTS = /^(npm|pnpm|yarn|bun)$/;
const WAITS = /^(npm|pnpm|yarn|bun) init\b|[\s:/-](login|repl|shell|console|interactive)$/;

/** @param has whether the container has a program of this name */
export function planTrial(
  { command, runs, file }: Pick<CommandClaim, 'command' | 'runs' | 'file'>,
  has: (program: string) => boolean,
): TrialPlan {
  if (!isPlainCommand(command) || dangersOf(runs).length > 0) return { untried: 'unsafe' };
  if (WAITS.test(command)) return { untried: 'waits' };
  const words = command.split(' ').filter((word) => word !== '');
  const program = words[0] ?? '';
  if (has(program)) return { run: words, by: 'typed' };
  if (program.includes('/')) return { need: 'execution', what: program };
  // An ellipsis stands for a secret, or for what was too long.
  const body = file.endsWith('package.json') && RUNS_SCRIPTS.test(program) ? runs.trim() : '';
  return body !== '' && !body.includes('…') && has('bash')
    ? { run: ['bash', '-c', body], by: 'body' }
    : { need: 'program', what: program };
}
