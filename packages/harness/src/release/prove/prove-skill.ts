// What a skill's suite and its attacks find on the composition: the skill runs offline on the repository at the commit.
import { dirname, join } from 'node:path';
import { findSuite } from '@agent-harness/acceptance';
import { type AcceptanceReport, type RunRecord, describeError, parse } from '@agent-harness/contracts';
import type { SkillBundle } from '@agent-harness/skills';
import { digestFolder } from '../digest-folder.ts';
import type { Reason } from '../gates/reason.ts';
import { suiteDigest } from '../../sign-off/suite-sign-offs.ts';
import type { InstalledHarness } from './installed-harness.ts';

export interface ProvenSkill {
  skill: string;
  stages: string[];
  /** Of its built folder. */
  digest: string;
  /** Null where there is no suite, or no run to judge. */
  proof: { suite: string; suiteFolder: string; suiteDigest: string; report: AcceptanceReport } | null;
  reasons: Reason[];
}

/**
 * @param skill  of the composition
 * @param suites folder of the composition's suites
 */
export async function proveSkill(
  skill: SkillBundle,
  suites: string,
  repository: string,
  harness: InstalledHarness,
): Promise<ProvenSkill> {
  const { name, stages } = skill.manifest;
  const proven = {
    skill: name,
    stages: stages.map((stage) => stage.name),
    digest: await digestFolder(skill.folder),
  };
  const refuse = (what: string, instead: string): ProvenSkill => ({
    ...proven,
    proof: null,
    reasons: [{ gate: 'acceptance', what, instead }],
  });
  let found: Awaited<ReturnType<typeof findSuite>>;
  try {
    found = await findSuite(name, suites);
  } catch (error) {
    return refuse(
      `skill ${name} cannot be accepted: ${describeError(error).split('\n')[0]}`,
      'have its experts write a suite',
    );
  }
  // A suite with cases makes its own runs.
  let judged: string[] = [];
  if (found.suite.cases === undefined) {
    const own = ['--repo', repository, '--model', 'offline', '--out', 'runs', '--json'];
    const { record, folder } = lastLine((await harness(['run', name, ...own])).stdout);
    if (record.verdict !== 'passed')
      return refuse(
        `the offline run of ${name} ended ${record.verdict}: ${record.reason}`,
        `\`harness run ${name} --model offline\` shows it`,
      );
    judged = ['--run', folder, '--repo', repository];
  }
  const accepted = await harness(['accept', name, ...judged, '--out', 'runs/attacks', '--json']);
  // The run's id and time are of this machine; what was found is not.
  const report: AcceptanceReport = {
    ...parse('acceptance-report', JSON.parse(accepted.stdout), 'harness accept'),
    run: null,
  };
  const suiteFolder = dirname(found.file);
  const proof = {
    suite: found.suite.suite,
    suiteFolder,
    suiteDigest: await suiteDigest(suiteFolder),
    report,
  };
  return { ...proven, proof, reasons: redReasons(report) };
}

function redReasons({ skill, passed, checks, attacks }: AcceptanceReport): Reason[] {
  if (passed) return [];
  const red = [
    ...checks
      .filter((check) => !check.passed)
      .map(({ check, in: glob, case: of }) => `${of === undefined ? '' : `${of}: `}${check} in ${glob}`),
    ...attacks
      .filter((attack) => !attack.passed)
      .map(({ id, ended }) => `attack ${id}${ended === undefined ? '' : ` (${ended})`}`),
  ];
  return [
    {
      gate: 'acceptance',
      what: `the suite of ${skill} is red: ${red.join(', ')}`,
      instead: `\`harness accept ${skill}\` shows each finding`,
    },
  ];
}

function lastLine(stdout: string): { record: RunRecord; folder: string } {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { record: RunRecord; folder: string };
}

export const suitesOf = (installed: string): string =>
  join(installed, 'node_modules/@agent-harness/acceptance/suites');
