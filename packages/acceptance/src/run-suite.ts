// Runs a suite on the outputs of a run and says what was found.
import type { AcceptanceReport, Suite } from '@agent-harness/contracts';
import { runCheck } from './checks/run-check.ts';
import { openMermaid } from './mermaid/open-mermaid.ts';
import { readOutputs } from './outputs/read-outputs.ts';
import { openRepository } from './repository/open-repository.ts';

export interface SuiteRun {
  suite: Suite;
  /** Folder of the outputs to judge. */
  outputs: string;
  /** The repository that the run read, and the commit it read; read-only. */
  repository: string;
  head: string;
  /** Id of the run, when there was one. */
  run?: string;
  /** What the red team found, from `judgeAttack`; they count towards the verdict. */
  attacks?: AcceptanceReport['attacks'];
}

/**
 * Every check is run, whatever the others found.
 * @throws HarnessError when the outputs or the repository cannot be read at all
 */
export async function runSuite(given: SuiteRun): Promise<AcceptanceReport> {
  const { suite, attacks = [] } = given;
  const outputs = await readOutputs(given.outputs);
  const repository = await openRepository(given.repository, given.head);
  await using mermaid = openMermaid();
  const checks: AcceptanceReport['checks'] = [];
  for (const check of suite.then) checks.push(await runCheck(check, { outputs, repository, mermaid }));
  return {
    contract: 'acceptance-report/1',
    suite: suite.suite,
    skill: suite.skill,
    run: given.run ?? null,
    passed: [...checks, ...attacks].every(({ passed }) => passed),
    checks,
    attacks,
  };
}
