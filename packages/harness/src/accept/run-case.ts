// One case of a suite for real: the skill runs offline on what the case is given, and what it published is judged.
import { join } from 'node:path';
import type { CaseRun } from '@agent-harness/acceptance';
import { type RunOptions, runSkill } from '../run/run-skill.ts';
import type { Given } from './prepare-case.ts';

export async function runCase(
  id: string,
  given: Given,
  options: Pick<RunOptions, 'skill' | 'out' | 'signal' | 'progress'>,
): Promise<CaseRun> {
  const { record, folder } = await runSkill({ ...options, ...given, model: 'offline', environment: {} });
  const { repository } = given;
  return {
    case: id,
    published:
      record.verdict === 'passed'
        ? { outputs: join(folder, 'outputs'), repository, head: record.repository.head }
        : `the run ended ${record.verdict}: ${record.reason}`,
  };
}
