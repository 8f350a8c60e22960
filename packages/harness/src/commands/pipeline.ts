// `harness pipeline`: the CI jobs of the skills, rendered for a CI product.
import { HarnessError } from '@agent-harness/contracts';
import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { listSkills } from '@agent-harness/skills';
import { Command, Option } from 'commander';
import { fromRelease, proposeFromRelease } from '../release/from-release.ts';
import { leaveOut } from '../release/leave-out.ts';
import { repeated } from './repeated.ts';

interface Flags {
  json?: boolean;
  propose?: string;
  release?: string;
  image?: string;
  without: string[];
}

export function pipelineCommand(): Command {
  return new Command('pipeline')
    .description(
      'print the CI jobs of all skills: exclusive, with a timeout, the audit log always kept; started by a person, or by a webhook that hands over an input',
    )
    .addOption(new Option('--target <name>', 'CI product').choices(['gitlab']).default('gitlab'))
    .option('--release <folder>', 'run from this release of the checkout, e.g. releases/1.2.0 (with --image)')
    .option('--image <id>', 'the image that the jobs must run in (with --release)')
    .option(
      '--propose <folder>',
      'also a job a skill that opens a merge request with its outputs in this folder; {skill} stands for its name',
    )
    .option('--without <skill>', 'no job for this skill; again for each', repeated, [])
    .option('--json', 'the plan itself, before any CI product’s words')
    .addHelpText(
      'after',
      '\nThis repository keeps the result: `harness pipeline --propose docs/{skill} > .gitlab/agents.gitlab-ci.yml`',
    )
    .action(async ({ json, propose, release, image, without }: Flags) => {
      if ((release === undefined) !== (image === undefined))
        throw new HarnessError(
          'arguments.release',
          'a release and its image go together',
          'give both --release and --image',
        );
      const from = release === undefined || image === undefined ? {} : fromRelease(release, image);
      const manifests = leaveOut(await listSkills(), without).map(({ manifest }) => manifest);
      const plan = planPipeline(manifests, {
        ...from,
        ...(propose === undefined
          ? {}
          : { propose: { into: propose, ...(release ? { command: proposeFromRelease } : {}) } }),
      });
      process.stdout.write(json ? `${JSON.stringify(plan)}\n` : renderGitlab(plan));
    });
}
