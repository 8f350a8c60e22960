// `harness confinement <skill>`: a stage's run profile in the words of podman, docker, Kubernetes or a GitLab runner.
import {
  type Rendering,
  type Target,
  promisesOf,
  renderEngine,
  renderGitlabRunner,
  renderKubernetes,
} from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { findSkill } from '@agent-harness/skills';
import { Command, Option } from 'commander';
import { planStage } from '../run/plan-stage.ts';

interface Flags {
  target: Target;
  stage?: string;
  image: string;
  folders: string;
  json?: boolean;
}

export function confinementCommand(): Command {
  return new Command('confinement')
    .argument('<skill>', 'whose stage')
    .description('print a stage’s run profile for a target, and which promises that target cannot keep')
    .addOption(
      new Option('--target <name>', 'what is to run it')
        .choices(['podman', 'docker', 'kubernetes', 'gitlab'])
        .default('podman'),
    )
    .option('--stage <name>', 'default: the last one')
    .option('--image <reference>', 'the agent’s image', 'agent-harness/agent')
    .option('--folders <path>', 'where a run’s folders are on the target', '/srv/agent-harness')
    .option('--json', 'the text and the promises as JSON')
    .addHelpText('after', '\nThe profile goes to standard output, what is not kept to standard error.')
    .action(async (skill: string, flags: Flags) => {
      const rendering = await render(skill, flags);
      process.stdout.write(flags.json ? `${JSON.stringify(rendering)}\n` : rendering.text);
      if (!flags.json) process.stderr.write(unkept(rendering));
    });
}

async function render(skill: string, { target, stage: wanted, image, folders }: Flags): Promise<Rendering> {
  const { manifest } = await findSkill(skill);
  const stage = wanted ? manifest.stages.find((one) => one.name === wanted) : manifest.stages.at(-1);
  if (!stage)
    throw new HarnessError(
      'confinement.stage',
      `${skill} has no stage ${wanted}`,
      `it has ${manifest.stages.map((one) => one.name).join(', ')}`,
    );
  const { cell } = planStage(manifest, stage, {
    snapshot: `${folders}/repository`,
    doors: `${folders}/doors`,
    inputs: `${folders}/inputs`,
    programDoors: `${folders}/program-doors`,
    output: `${folders}/stages/${stage.name}`,
    earlier: Object.fromEntries(manifest.stages.map(({ name }) => [name, `${folders}/stages/${name}`])),
  });
  const promises = promisesOf(cell);
  switch (target) {
    case 'podman':
    case 'docker':
      return renderEngine(target, image, promises, cell);
    case 'kubernetes':
      return renderKubernetes(image, promises, cell);
    case 'gitlab':
      return renderGitlabRunner(image, promises, cell);
  }
}

export const unkept = ({ target, promises }: Rendering): string =>
  Object.entries(promises)
    .map(([name, keeping]) =>
      keeping.kept === 'yes'
        ? ''
        : `${target}: ${name} ${keeping.kept === 'no' ? 'is not kept' : 'is partly kept'}: ${keeping.why}\n`,
    )
    .join('');
