// One deterministic program in an attested container: no model, and so no decision to guard.
import type { Cell } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import type { StagePlan } from './plan-stage.ts';
import { exitError, stoppedError } from './stage-ended.ts';

const PROGRAM = { who: 'the program', instead: 'the program’s own message says what it needs' };

/** @throws HarnessError with the program's last words */
export async function runProgram(
  cell: Cell,
  { stage, cell: { seconds, memoryMb }, session }: StagePlan,
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
  const limits = { stage: stage.name, seconds, memoryMb };
  const problem = stoppedError(limits, end, last) ?? exitError(limits, end, last, PROGRAM);
  if (problem) throw problem;
  return 0;
}
