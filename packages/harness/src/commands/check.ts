// `harness check [skill]`: contracts, tools and the lethal trifecta, before anything runs.
import { loadImageManifest } from '@agent-harness/container';
import { listSkills, findSkill } from '@agent-harness/skills';
import { parseFile } from '@agent-harness/contracts';
import { Command } from 'commander';
import { type SkillCheck, checkSkill } from '../check/check-skill.ts';

export function checkCommand(): Command {
  return new Command('check')
    .argument('[skill]', 'a skill’s name, or the path of a manifest; all skills without it')
    .description(
      'check manifests: valid, tools in the image, and no stage with all three legs of the lethal trifecta',
    )
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 every skill may run, 2 a problem was found (each is printed with what to change)',
    )
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      const image = await loadImageManifest();
      const manifests = await manifestsOf(name);
      const checks = manifests.map((manifest) => checkSkill(manifest, image));
      process.stdout.write(json ? `${JSON.stringify(checks)}\n` : checks.map(renderCheck).join('\n'));
      process.exitCode = checks.some((check) => check.problems.length > 0) ? 2 : 0;
    });
}

async function manifestsOf(name: string | undefined) {
  if (name === undefined) return (await listSkills()).map((bundle) => bundle.manifest);
  return [name.endsWith('.json') ? await parseFile('skill', name) : (await findSkill(name)).manifest];
}

export function renderCheck({ skill, stages, problems }: SkillCheck): string {
  return [
    `${skill}: ${problems.length === 0 ? 'may run' : 'REFUSED'}`,
    ...stages.flatMap(({ stage, legs, reasons }) => [
      `  ${stage}: ${legs.length} of 3 legs`,
      ...legs.map(
        (leg) =>
          `    ${leg}: ${[...new Set(reasons.filter((reason) => reason.leg === leg).map((reason) => reason.because))].join('; ')}`,
      ),
    ]),
    ...problems.map((problem) => `  problem: ${problem}`),
    '',
  ].join('\n');
}
