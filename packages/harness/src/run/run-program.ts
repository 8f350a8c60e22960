// One deterministic program in an attested container: no model, no door, no decision to guard.
import type { Cell } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import type { StagePlan } from './plan-stage.ts';

/** @throws HarnessError with the program's last words */
export async function runProgram(
  cell: Cell,
  { stage, cell: { seconds }, session }: StagePlan,
  signal: AbortSignal,
): Promise<number> {
  const words: string[] = [];
  const end = await cell.run(
    { ...session, output: (line) => void (words.push(line.slice(0, 500)) > 20 && words.shift()) },
    signal,
  );
  const last = words.slice(-5).join(' / ') || 'no output';
  if (signal.aborted)
    throw new HarnessError('interrupted.signal', `interrupted in stage ${stage.name}`, 'run again');
  if (end.stopped === 'timeout')
    throw new HarnessError(
      'timeout.stage',
      `stage ${stage.name} ran longer than ${seconds} s`,
      'raise limits.seconds in the skill’s manifest if that is not a hang',
    );
  if (end.stopped === 'disk')
    throw new HarnessError(
      'cell.disk',
      `stage ${stage.name} wrote more into its output folder than it may`,
      'what it wrote is in stages/; outputs are documents, not data',
    );
  if (end.stopped !== null)
    throw new HarnessError(
      'cell.lost',
      `the container of stage ${stage.name} went away: ${last}`,
      'memory or process limits are the usual cause',
    );
  if (end.code !== 0)
    throw new HarnessError(
      'stage.failed',
      `stage ${stage.name} ended with exit code ${end.code}: ${last}`,
      'the program’s own message says what it needs',
    );
  return 0;
}
