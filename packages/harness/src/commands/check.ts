// `harness check [skill]`: contracts, tools and the lethal trifecta, before anything runs.
import { loadImageManifest } from '@agent-harness/container';
import { dirname, resolve } from 'node:path';
import { type SkillManifest, parseFile } from '@agent-harness/contracts';
import { type SkillBundle, findSkill, listSkills } from '@agent-harness/skills';
import { Command } from 'commander';
import { checkPolicy, renderFaults } from '../check/check-policy.ts';
import { type SkillCheck, checkSkill } from '../check/check-skill.ts';
import { levelsOf, renderLevels } from '../check/levels-of.ts';
import { readMcpDocuments } from '../check/mcp-documents.ts';

export function checkCommand(): Command {
  return new Command('check')
    .argument('[skill]', 'a skill’s name, or the path of a manifest; all skills without it')
    .description(
      'check manifests and policy levels: valid, tools in the image, no stage with all three legs of the lethal trifecta',
    )
    .option('--repo <path>', 'a clone whose project’s tightening holds too')
    .option(
      '--policy',
      'also play every rule’s examples: shadowed and idle rules, dead exceptions, conflicts',
    )
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 every skill may run, 2 a problem was found (each is printed with what to change)',
    )
    .action(async (name: string | undefined, flags: Flags) => {
      const image = await loadImageManifest();
      const bundles = await bundlesOf(name);
      const levels = await levelsOf(flags.repo);
      const checks = await Promise.all(
        bundles.map(async ({ manifest, folder }) =>
          checkSkill(manifest, image, levels, await readMcpDocuments(manifest, folder)),
        ),
      );
      const manifests = bundles.map(({ manifest }) => manifest);
      const faults = flags.policy ? checkPolicy(levels, await allManifests(manifests)) : [];
      process.stdout.write(
        flags.json
          ? `${JSON.stringify(flags.policy ? { checks, faults } : checks)}\n`
          : [
              `policy levels: ${renderLevels(levels)}\n`,
              ...checks.map(renderCheck),
              ...(flags.policy ? [renderFaults(faults)] : []),
            ].join('\n'),
      );
      const refused =
        checks.some((check) => check.problems.length > 0) || faults.some(({ serious }) => serious);
      process.exitCode = refused ? 2 : 0;
    });
}

interface Flags {
  repo?: string;
  policy?: boolean;
  json?: boolean;
}

/** Exceptions may name any skill, so all are needed to tell which of them are dead. */
async function allManifests(asked: readonly SkillManifest[]): Promise<SkillManifest[]> {
  const shipped = (await listSkills()).map((bundle) => bundle.manifest);
  return [...shipped, ...asked.filter(({ name }) => !shipped.some((one) => one.name === name))];
}

async function bundlesOf(name: string | undefined): Promise<SkillBundle[]> {
  if (name === undefined) return listSkills();
  if (!name.endsWith('.json')) return [await findSkill(name)];
  return [{ manifest: await parseFile('skill', name), folder: dirname(resolve(name)) }];
}

function renderCheck({ skill, stages, problems, conflicts }: SkillCheck): string {
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
    ...conflicts.map((conflict) => `  note: ${conflict}`),
    '',
  ].join('\n');
}
