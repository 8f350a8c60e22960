// `harness accept <skill>`: what the domain experts demand of a run's outputs, and the attacks it must withstand.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explainSuite, findSuite, renderReport, runSuite } from '@agent-harness/acceptance';
import { type AcceptanceReport, HarnessError, type RunRecord, parseFile } from '@agent-harness/contracts';
import { Command } from 'commander';
import { runAttack } from '../accept/run-attack.ts';
import { jsonProgress, textProgress } from '../run/progress.ts';

interface Flags {
  run: string;
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
    .option('--run <folder>', 'the run to check', 'runs/latest')
    .option('--repo <path>', 'the repository that the run read', '.')
    .option('--out <folder>', 'parent of the folders of the attack runs', 'runs/attacks')
    .option('--no-attacks', 'check the outputs only')
    .option('--explain', 'print the suite as sentences and stop')
    .option('--json', 'the acceptance report as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 accepted, 1 a check or an attack failed, 2 bad arguments or an invalid suite',
    )
    .action(async (skill: string, flags: Flags) => {
      const { suite } = await findSuite(skill);
      if (flags.explain) return void process.stdout.write(`${explainSuite(suite)}\n`);
      const run = await readRun(flags.run, skill);
      const attacks = flags.attacks ? await runAttacks(skill, flags, suite.attacks ?? []) : [];
      const report = await runSuite({
        suite,
        outputs: join(flags.run, 'outputs'),
        repository: resolve(flags.repo),
        head: run.repository.head,
        run: run.id,
        attacks,
      });
      process.stdout.write(`${flags.json ? JSON.stringify(report) : renderReport(report)}\n`);
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

async function runAttacks(
  skill: string,
  flags: Flags,
  attacks: Parameters<typeof runAttack>[0][],
): Promise<AcceptanceReport['attacks']> {
  const results: AcceptanceReport['attacks'] = [];
  for (const attack of attacks) {
    const write = (text: string): boolean => process.stderr.write(text);
    write(`attack ${attack.id}: ${attack.what}\n`);
    const { result } = await runAttack(attack, {
      skill,
      repository: flags.repo,
      out: flags.out,
      environment: {},
      signal: new AbortController().signal,
      progress: flags.json ? jsonProgress(write) : textProgress(write),
    });
    results.push(result);
  }
  return results;
}
