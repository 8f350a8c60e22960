// `harness run <skill>`: runs one skill unattended and says how it ended.
import { Command, Option } from 'commander';
import { EXIT_HELP } from '../run/exit-code.ts';
import { jsonProgress, textProgress } from '../run/progress.ts';
import { runSkill } from '../run/run-skill.ts';
import { renderSummary } from '../report/render-summary.ts';

interface Flags {
  repo: string;
  out: string;
  engine?: 'podman' | 'docker';
  model?: string;
  record?: string;
  json?: boolean;
}

export function runCommand(): Command {
  return new Command('run')
    .argument('<skill>', 'a skill of packages/skills, e.g. documentation')
    .description('run a skill unattended: guard, container, session, publish gate, sealed log')
    .option('--repo <path>', 'git repository to read; its HEAD is copied, nothing in it is changed', '.')
    .option('--out <folder>', 'parent of the run’s folder', 'runs')
    .addOption(
      new Option('--engine <name>', 'container engine; podman is preferred').choices(['podman', 'docker']),
    )
    .option(
      '--model <name>',
      'anthropic, bedrock, vertex, foundry, offline, replay:<file>, or the URL of a compatible API (default: anthropic when there is a key for it, else offline)',
    )
    .option(
      '--record <file>',
      'keep the model’s replies, redacted, as a cassette that --model replay:<file> answers from',
    )
    .option('--json', 'one JSON object a line; the last one is the run record')
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (skill: string, flags: Flags) => {
      const write = (text: string): boolean => process.stdout.write(text);
      const { record, folder } = await runSkill({
        skill,
        repository: flags.repo,
        out: flags.out,
        ...(flags.engine ? { engine: flags.engine } : {}),
        ...(flags.model ? { model: flags.model } : {}),
        ...(flags.record ? { record: flags.record } : {}),
        environment: process.env,
        signal: interruption(),
        progress: flags.json ? jsonProgress(write) : textProgress(write),
      });
      write(flags.json ? `${JSON.stringify({ record, folder })}\n` : await renderSummary(record, folder));
      process.exitCode = record.exitCode;
    });
}

/** Aborts on Ctrl-C or SIGTERM; the run then removes its container and seals its log. A second one changes nothing. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      process.stderr.write(`\nharness: ${name}, stopping the container and sealing the log\n`);
      controller.abort();
    });
  return controller.signal;
}
