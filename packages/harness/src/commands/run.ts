// `harness run <skill>`: runs one skill unattended and says how it ended.
import { join } from 'node:path';
import { AGENT, findEngine, loadArchive } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { prepareRelease, startInstalled } from '../release/run-from-release.ts';
import { EXIT_HELP } from '../run/exit-code.ts';
import { jsonProgress, textProgress } from '../run/progress.ts';
import { runSkill } from '../run/run-skill.ts';
import { renderSummary } from '../report/render-summary.ts';
import { dayOf, readTrust } from '../signing/read-trust.ts';
import { releaseFolder } from './release-folder.ts';
import { trustFor } from './verify.ts';

interface Flags {
  repo: string;
  out: string;
  engine?: 'podman' | 'docker';
  input: Record<string, string>;
  with: string[];
  model?: string;
  record?: string;
  json?: boolean;
  inPlace?: boolean;
  agentUid: number;
  acceptMissing: string[];
  release?: string;
  trust?: string;
}

export function runCommand(): Command {
  return new Command('run')
    .argument('<skill>', 'a skill of packages/skills, e.g. documentation')
    .description('run a skill unattended: guard, container, session, publish gate, sealed log')
    .option('--repo <path>', 'git repository to read; its HEAD is copied, nothing in it is changed', '.')
    .option(
      '--input <name=file>',
      'a document that the skill takes besides the repository, e.g. alert=alert.json (- reads standard input); once for each',
      namedFile,
      {},
    )
    .option('--with <stages>', 'optional stages to run as well, with commas', names, [])
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
      names,
      [],
    )
    .option(
      '--release <release>',
      'run from this release, a folder or a version below releases/: verified, installed offline, and nothing else is loaded',
    ) // prettier-ignore
    .option(
      '--trust <file>',
      'with --release: whose keys count (default: the nearest trust.json from here upwards)',
    ) // prettier-ignore
    .option('--json', 'one JSON object a line; the last one is the run record')
    .addHelpText('after', `\n${EXIT_HELP}`)
    .action(async (skill: string, flags: Flags) => {
      if (flags.release !== undefined) {
        process.exitCode = await runRelease(releaseFolder(flags.release), flags);
        return;
      }
      if (flags.trust !== undefined)
        throw new HarnessError('arguments.trust', '--trust is for --release', 'leave it out');
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
        inputs: flags.input,
        withStages: flags.with,
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

/** The same arguments, by the harness of the release. */
async function runRelease(
  folder: string,
  { trust: given, engine, inPlace }: Pick<Flags, 'engine' | 'inPlace' | 'trust'>,
): Promise<number> {
  const trust = await readTrust(trustFor(folder, given));
  const prepared = await prepareRelease(folder, trust, dayOf(new Date()));
  const { archive, id } = prepared.release.image;
  // Verified with every other file of the release a moment ago.
  if (archive !== null && !inPlace) await loadArchive(await findEngine(engine), join(folder, archive), id);
  return startInstalled(prepared, argumentsWithout(process.argv.slice(2), ['--release', '--trust']));
}

/** Without options that take a value, in either spelling. */
export function argumentsWithout(args: readonly string[], options: readonly string[]): string[] {
  return args.filter((arg, at) => {
    const before = args[at - 1] ?? '';
    return !options.includes(arg) && !options.includes(before) && !options.some((one) => arg.startsWith(`${one}=`)); // prettier-ignore
  });
}

const names = (text: string): string[] => text.split(',').filter(Boolean);

function namedFile(text: string, given: Record<string, string>): Record<string, string> {
  const [, name, file] = /^([a-z][a-z0-9-]*)=(.+)$/su.exec(text) ?? [];
  if (name === undefined || file === undefined) throw new InvalidArgumentError('write name=file');
  if (name in given) throw new InvalidArgumentError(`${name} is given twice`);
  return { ...given, [name]: file };
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
