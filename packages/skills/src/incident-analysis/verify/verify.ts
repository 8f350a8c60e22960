// Re-verifies, outside the container, an incident's evidence from its rows, and the report from the evidence.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SkillVerifier, describeError } from '@agent-harness/contracts';
import { openGit } from '../../git/git.ts';
import { aboutTheRun } from '../../verify/open-run.ts';
import { startFindings } from '../../verify/report.ts';
import { checkBundle } from './check-bundle.ts';
import { checkPublished } from './check-published.ts';
import { checkReport } from './check-report.ts';
import { ALERT_INPUT, SCOPE_PATH } from './paths.ts';

const verify: SkillVerifier = async ({ repository, head, inputs, outputs }) => {
  const [collected, written] = [outputs['collect'], outputs['write']];
  if (collected === undefined || written === undefined)
    return [aboutTheRun('the run has no outputs of the stages collect and write')];
  if (inputs === undefined) return [aboutTheRun('the run was handed no alert')];
  const { all, report } = startFindings();
  const git = openGit(repository);
  try {
    const alert = await readFile(join(inputs, ALERT_INPUT), 'utf8');
    const scope = (await git.run('show', `${head}:${SCOPE_PATH}`)).stdout;
    const evidence = await checkBundle(alert, scope, collected, report);
    const text = async (name: string): Promise<string> =>
      readFile(join(written, name), 'utf8').catch(() => (report(name, null, 'is required and missing'), ''));
    if (outputs['bundle'] !== undefined) await checkPublished(outputs['bundle'], collected, written, report);
    checkReport(await text('report.md'), await text('ledger.json'), evidence.index, report);
  } catch (error) {
    report('', null, `cannot be verified: ${describeError(error)}`);
  }
  return all;
};

export default verify;
