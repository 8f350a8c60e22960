// `harness attack`: the attack list in real containers of a run's profile, with all hooks off; says what was contained.
import {
  type AttackOutcome,
  type EngineName,
  buildImage,
  findEngine,
  loadImageManifest,
  readAttacks,
  runAttacks,
  type SkippedControl,
  skippedControls,
  withAttackFiles,
} from '@agent-harness/container';
import { Command, Option } from 'commander';
import { withAgentFiles } from '../run/agent-image.ts';

export function attackCommand(): Command {
  return new Command('attack')
    .description('try to break out of the container with all hooks off, and say what was contained')
    .addOption(
      new Option('--engine <name>', 'container engine; podman is preferred').choices(['podman', 'docker']),
    )
    .option('--json', 'the outcomes as JSON')
    .addHelpText('after', '\nExit codes: 0 every attack was contained, 1 one was not, 3 no engine or image')
    .action(async ({ engine, json }: { engine?: EngineName; json?: boolean }) => {
      const outcomes = await runAttackList(engine);
      process.stdout.write(
        json ? `${JSON.stringify(outcomes)}\n` : renderOutcomes(outcomes, skippedControls(readAttacks())),
      );
      process.exitCode = outcomes.every((outcome) => outcome.contained) ? 0 : 1;
    });
}

/** In the image of every run, with the attack program added. */
async function runAttackList(wanted: EngineName | undefined): Promise<AttackOutcome[]> {
  const engine = await findEngine(wanted);
  const manifest = await loadImageManifest();
  const image = await withAgentFiles((files) =>
    withAttackFiles((more) => buildImage(engine, manifest, [...files, ...more])),
  );
  return runAttacks({ engine, image, attacks: readAttacks() });
}

/** @param skipped controls that this host cannot show: such an attack may fail for another reason than its wall */
export function renderOutcomes(
  outcomes: readonly AttackOutcome[],
  skipped: readonly SkippedControl[],
): string {
  const whatOf = new Map(readAttacks().map(({ id, what }) => [id, what]));
  const escaped = outcomes.filter((outcome) => !outcome.contained).length;
  const lines = outcomes.map(
    ({ id, contained, saw }) =>
      `  ${contained ? 'contained' : 'ESCAPED  '} ${id} (${whatOf.get(id)}): ${saw}\n`,
  );
  return [
    ...lines,
    `\n${outcomes.length - escaped} of ${outcomes.length} attacks contained\n`,
    ...(skipped.length === 0 ? [] : [`${skipped.length} of them have no control that this host can show:\n`]),
    ...skipped.map(({ id, why }) => `  no control ${id}: ${why}\n`),
  ].join('');
}
