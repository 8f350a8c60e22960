// One red-team case for real: a scripted model drives the real CLI in the real container.
import { attackScript, judgeAttack, type Attack, type AttackResult } from '@agent-harness/acceptance';
import type { ToolOutcome } from '@agent-harness/contracts';
import { readEvents } from '../run/read-events.ts';
import { type RunOptions, runSkill } from '../run/run-skill.ts';

export interface AttackRun {
  result: AttackResult;
  /** The run's folder, for whoever wants to look. */
  folder: string;
}

export async function runAttack(
  attack: Attack,
  options: Omit<RunOptions, 'script' | 'model'>,
): Promise<AttackRun> {
  const script = attackScript(attack);
  let outcomes: readonly ToolOutcome[] = [];
  const { record, folder } = await runSkill({
    ...options,
    script: (seen) => {
      outcomes = seen;
      return script(seen);
    },
  });
  const events = await readEvents(record.audit.file);
  return { result: judgeAttack(attack, outcomes, events, record), folder };
}
