// `harness pipeline`: the CI jobs of the skills, rendered for a CI product.
import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { listSkills } from '@agent-harness/skills';
import { Command, Option } from 'commander';

export function pipelineCommand(): Command {
  return new Command('pipeline')
    .description(
      'print the CI jobs of all skills: manual, exclusive, with a timeout, the audit log always kept',
    )
    .addOption(new Option('--target <name>', 'CI product').choices(['gitlab']).default('gitlab'))
    .option('--json', 'the plan itself, before any CI product’s words')
    .addHelpText(
      'after',
      '\nThis repository keeps the result in .gitlab/agents.gitlab-ci.yml: `harness pipeline > .gitlab/agents.gitlab-ci.yml`',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const plan = planPipeline((await listSkills()).map((bundle) => bundle.manifest));
      process.stdout.write(json ? `${JSON.stringify(plan)}\n` : renderGitlab(plan));
    });
}
