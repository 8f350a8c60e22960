// Runs a suite on the outputs of a run, or of its own cases, and says what was found.
import type { AcceptanceReport, Check, Suite } from '@agent-harness/contracts';
import { runCheck } from './checks/run-check.ts';
import { openMermaid } from './mermaid/open-mermaid.ts';
import { readOutputs } from './outputs/read-outputs.ts';
import { openRepository } from './repository/open-repository.ts';

type Checked = AcceptanceReport['checks'];

/** What a run published. */
export interface Published {
  /** Folder of the outputs to judge. */
  outputs: string;
  /** The repository that the run read, and the commit it read; read-only. */
  repository: string;
  head: string;
}

export interface SuiteRun extends Published {
  suite: Suite;
  /** Id of the run, when there was one. */
  run?: string;
  /** What the red team found, from `judgeAttack`; they count towards the verdict. */
  attacks?: AcceptanceReport['attacks'];
}

/** The run of one case: what it published, or in words why it published nothing. */
export interface CaseRun {
  case: string;
  published: Published | string;
}

/**
 * Every check of `then` is run, whatever the others found.
 * @throws HarnessError when the outputs or the repository cannot be read at all
 */
export async function runSuite(given: SuiteRun): Promise<AcceptanceReport> {
  const { suite, attacks = [] } = given;
  return reportOf(suite, given.run ?? null, await runChecks(suite.then, given), attacks);
}

/** Every case of the suite must have run: one that is missing from the runs fails. */
export async function runCases(
  suite: Suite,
  runs: readonly CaseRun[],
  attacks: AcceptanceReport['attacks'] = [],
): Promise<AcceptanceReport> {
  const checks: Checked = [];
  for (const { id, then } of suite.cases ?? []) {
    const published = runs.find((run) => run.case === id)?.published ?? 'it was not run';
    const found =
      typeof published === 'string'
        ? [unpublished(published)]
        : await runChecks([...suite.then, ...then], published);
    checks.push(...found.map((check) => ({ ...check, case: id })));
  }
  return reportOf(suite, null, checks, attacks);
}

async function runChecks(demanded: readonly Check[], published: Published): Promise<Checked> {
  const outputs = await readOutputs(published.outputs);
  const repository = await openRepository(published.repository, published.head);
  await using mermaid = openMermaid();
  const checks: Checked = [];
  for (const check of demanded) checks.push(await runCheck(check, { outputs, repository, mermaid }));
  return checks;
}

const unpublished = (why: string): Checked[number] => ({
  check: 'publishes',
  in: '**',
  passed: false,
  findings: [{ file: '**', line: null, message: why }],
});

function reportOf(
  { suite, skill }: Suite,
  run: string | null,
  checks: Checked,
  attacks: AcceptanceReport['attacks'],
): AcceptanceReport {
  const passed = [...checks, ...attacks].every((one) => one.passed);
  return { contract: 'acceptance-report/1', suite, skill, run, passed, checks, attacks };
}
