// `harness accept <skill>`: what the domain experts demand of a run's outputs, and the attacks it must withstand.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Attack,
  type CaseRun,
  explainSuite,
  findSuite,
  renderReport,
  runCases,
  runSuite,
} from '@agent-harness/acceptance';
import {
  type AcceptanceReport,
  HarnessError,
  type RunRecord,
  type Suite,
  parseFile,
} from '@agent-harness/contracts';
import { Command } from 'commander';
import { type Given, type PreparedCase, prepareCase } from '../accept/prepare-case.ts';
import { runAttack } from '../accept/run-attack.ts';
import { runCase } from '../accept/run-case.ts';
import { jsonProgress, textProgress } from '../run/progress.ts';

interface Flags {
  run?: string;
  repo: string;
  out: string;
  attacks: boolean;
  explain?: boolean;
  json?: boolean;
}

export function acceptCommand(): Command {
  return new Command('accept')
    .argument('<skill>', 'whose suite')
    .description('check a run’s outputs against the experts’ suite, and run its attacks through the real CLI')
    .option(
      '--run <folder>',
      'the run to check (default: runs/latest, or the runs that the suite’s cases ask for)',
    )
    .option('--repo <path>', 'the repository that the run read', '.')
    .option('--out <folder>', 'parent of the folders of the runs that cases and attacks make', 'runs/attacks')
    .option('--no-attacks', 'check the outputs only')
    .option('--explain', 'print the suite as sentences and stop')
    .option('--json', 'the acceptance report as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 accepted, 1 a check or an attack failed, 2 bad arguments or an invalid suite',
    )
    .action(async (skill: string, flags: Flags) => {
      const { suite, file } = await findSuite(skill);
      if (flags.explain) return void process.stdout.write(explainSuite(suite));
      const report =
        flags.run === undefined && suite.cases !== undefined
          ? await acceptCases(suite, dirname(file), flags)
          : await acceptRun(suite, dirname(file), flags.run ?? 'runs/latest', flags);
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : renderReport(report));
      process.exitCode = report.passed ? 0 : 1;
    });
}

/** @throws HarnessError when there is no such run, or it published nothing */
async function readRun(folder: string, skill: string): Promise<RunRecord> {
  const refuse = (what: string, instead: string): HarnessError =>
    new HarnessError('accept.run', what, instead);
  const file = join(folder, 'run.json');
  if (!existsSync(file))
    throw refuse(
      `there is no run at ${folder}`,
      `\`harness run ${skill}\` first, or give its folder with --run`,
    );
  const run = await parseFile('run', file);
  if (run.skill !== skill)
    throw refuse(`${folder} is a run of ${run.skill}, not of ${skill}`, 'give the right run with --run');
  if (run.verdict !== 'passed')
    throw refuse(`${folder} ended ${run.verdict}, so it published no outputs`, 'run the skill again');
  return run;
}

async function acceptRun(
  suite: Suite,
  folder: string,
  path: string,
  flags: Flags,
): Promise<AcceptanceReport> {
  const run = await readRun(path, suite.skill);
  return runSuite({
    suite,
    outputs: join(path, 'outputs'),
    repository: resolve(flags.repo),
    head: run.repository.head,
    run: run.id,
    attacks: await runAttacks(suite, folder, flags),
  });
}

async function acceptCases(suite: Suite, folder: string, flags: Flags): Promise<AcceptanceReport> {
  const prepared: PreparedCase[] = [];
  const runs: CaseRun[] = [];
  try {
    for (const one of suite.cases ?? []) {
      say(`case ${one.id}: ${one.what}\n`);
      const made = await prepareCase(one, folder);
      prepared.push(made);
      runs.push(await runCase(one.id, made.given, { skill: suite.skill, ...running(flags) }));
    }
    return await runCases(suite, runs, await runAttacks(suite, folder, flags));
  } finally {
    // The checks read the repositories too.
    for (const one of prepared) await one[Symbol.asyncDispose]();
  }
}

async function runAttacks(suite: Suite, folder: string, flags: Flags): Promise<AcceptanceReport['attacks']> {
  const results: AcceptanceReport['attacks'] = [];
  for (const attack of flags.attacks ? (suite.attacks ?? []) : []) {
    say(`attack ${attack.id}: ${attack.what}\n`);
    const one = suite.cases?.find(({ id }) => id === attack.case);
    await using prepared = one === undefined ? null : await prepareCase(one, folder);
    results.push(await attackOn(prepared?.given ?? { repository: flags.repo }, attack, suite.skill, flags));
  }
  return results;
}

async function attackOn(
  given: Given | Pick<Given, 'repository'>,
  attack: Attack,
  skill: string,
  flags: Flags,
): Promise<AcceptanceReport['attacks'][number]> {
  const { result } = await runAttack(attack, { skill, ...given, environment: {}, ...running(flags) });
  return result;
}

const say = (text: string): boolean => process.stderr.write(text);

/** How the runs of cases and attacks are made and shown. */
const running = ({ out, json }: Flags) => ({
  out,
  signal: new AbortController().signal,
  progress: json ? jsonProgress(say) : textProgress(say),
});
