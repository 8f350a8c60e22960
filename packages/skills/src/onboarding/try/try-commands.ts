// Tries commands one after the other, in one copy of the repository, and says of each how it ended.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unnumbered } from '../../claims/claim.ts';
import type { CommandClaim } from '../../claims/kinds/command.ts';
import type { TrialClaim } from '../../claims/kinds/trial.ts';
import type { Untried } from '../trial-phrases.ts';
import type { Bench } from './bench.ts';
import { judgeTrial, type Verdict } from './judge-trial.ts';
import { planTrial } from './plan-trial.ts';
import { programOnPath } from './program-on-path.ts';
import { runCommand } from './run-command.ts';

export interface Trying {
  bench: Bench;
  /** Where it runs, in words. */
  image: string;
  /** For one command. */
  seconds: number;
  /** For all of them. */
  totalSeconds: number;
  mostBytes: number;
  /** Ends what a command left running outside its process group. */
  killOthers(): Promise<void>;
}

type Trial = Unnumbered<TrialClaim>;

export async function tryCommands(commands: readonly CommandClaim[], trying: Trying): Promise<Trial[]> {
  const until = performance.now() + trying.totalSeconds * 1000;
  const trials: Trial[] = [];
  for (const claim of commands) {
    const { sha, command, folder, file, line } = claim;
    const left = Math.floor((until - performance.now()) / 1000);
    const verdict = left < trying.seconds ? untried('late') : await tryOne(claim, trying);
    trials.push({
      kind: 'trial',
      sha,
      command,
      folder,
      file,
      line,
      image: trying.image,
      seconds: trying.seconds,
      ...verdict,
    });
  }
  return trials;
}

async function tryOne(claim: CommandClaim, trying: Trying): Promise<Verdict & Pick<TrialClaim, 'by'>> {
  const { bench } = trying;
  const environment = await bench.renew();
  const plan = planTrial(claim, (program) => programOnPath(program, environment.PATH));
  if ('untried' in plan) return untried(plan.untried);
  if ('need' in plan) return { outcome: 'needs', code: 0, need: plan.need, what: plan.what, by: 'typed' };
  const folder = join(bench.tree, claim.folder);
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory()) return untried('folder');
  const ran = await runCommand(plan.run, folder, environment, trying);
  await trying.killOthers();
  const places = { tree: bench.tree, home: environment.HOME, temporary: environment.TMPDIR };
  return { ...judgeTrial(ran, plan.run[0] ?? '', places), by: plan.by };
}

function untried(what: Untried): Verdict & Pick<TrialClaim, 'by'> {
  return { outcome: 'untried', code: 0, need: '', what, by: 'typed' };
}
