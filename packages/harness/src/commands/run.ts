// `harness run <skill>`: runs one skill unattended and says how it ended.
import { AGENT } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { Command, InvalidArgumentError, Option } from 'commander';
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
  inPlace?: boolean;
  agentUid: number;
  acceptMissing: string[];
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
    .option(
      '--in-place',
      'the job is in a container already: start the agent in it under its own uid, without an engine (as root)',
    )
    .option('--agent-uid <uid>', 'uid of the agent with --in-place', wholeNumber, AGENT.uid)
    .option(
      '--accept-missing <promises>',
      'promises by name, with commas, that --in-place need not keep; without it a run that cannot keep one is refused',
      (text) => text.split(',').filter(Boolean),
      [],
    )
    .option('--json', 'one JSON object a line; the last one is the run record')
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (skill: string, flags: Flags) => {
      if (!flags.inPlace && flags.acceptMissing.length > 0)
        throw new HarnessError(
          'arguments.accept-missing',
          'with an engine every promise is kept: --accept-missing is for --in-place',
          'leave it out',
        );
      const write = (text: string): boolean => process.stdout.write(text);
      const { record, folder } = await runSkill({
        skill,
        repository: flags.repo,
        out: flags.out,
        ...(flags.engine ? { engine: flags.engine } : {}),
        ...(flags.inPlace ? { inPlace: { uid: flags.agentUid, accepted: flags.acceptMissing } } : {}),
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

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it is a whole number');
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
