// `harness image build`: the image of every run, from its lock.
import { type EngineName, findEngine, loadImageManifest } from '@agent-harness/container';
import { Command, Option } from 'commander';
import { type AgentImage, buildAgentImage } from '../run/agent-image.ts';
import { print, tell } from './tell.ts';

interface Flags {
  locked?: boolean;
  lock?: string;
  engine?: EngineName;
  json?: boolean;
}

export function buildCommand(): Command {
  return new Command('build')
    .description('build the image of every run from packages/container/image/lock.json')
    .option('--locked', 'refuse any lock but the committed one (CI, releases)')
    .option('--lock <file>', 'another lock instead of the committed one')
    .addOption(new Option('--engine <name>', 'container engine').choices(['podman', 'docker']))
    .option('--json', 'reference, id, labels and milliseconds by stage as JSON')
    .addHelpText(
      'after',
      '\nWithout --locked, a machine whose mirror has moved on builds from a lock of its own; that is announced, and the\n' +
        'run record names it. Exit codes: 0 built or cached, 3 refused: the lock is stale, the mirror has moved on, a digest differs',
    )
    .action(async ({ locked = false, lock, engine: wanted, json = false }: Flags) => {
      const engine = await findEngine(wanted);
      const manifest = await loadImageManifest();
      const options = { locked, ...(lock === undefined ? {} : { lockFile: lock }) };
      const image = await buildAgentImage(engine, manifest, tell, options);
      const { reference, id, labels, built, stages } = image;
      const { digest, source, file } = image.lock;
      print(json, { reference, id, labels, built, stages, lock: { digest, source, file } }, () =>
        render(image),
      );
    });
}

function render({ reference, id, built, stages, lock }: AgentImage): string {
  const times = Object.entries(stages).map(([name, ms]) => `  ${name}: ${ms} ms\n`);
  return [
    `${reference} (${built.length === 0 ? 'cached' : `built: ${built.join(', ')}`})\n`,
    `  ${id}\n`,
    `  lock ${lock.digest}, ${lock.source === 'committed' ? lock.file : `of this machine: ${lock.file}`}\n`,
    ...times,
  ].join('');
}
