// `harness image build`: the image of every run, from its lock.
import { type EngineName, archiveImage, findEngine, loadImageManifest } from '@agent-harness/container';
import { HarnessError } from '@agent-harness/contracts';
import { Command, Option } from 'commander';
import { type AgentImage, buildAgentImage, withAgentFiles } from '../run/agent-image.ts';
import { print, tell } from './tell.ts';

interface Flags {
  locked?: boolean;
  lock?: string;
  engine?: EngineName;
  archive?: string;
  expect?: string;
  json?: boolean;
}

export function buildCommand(): Command {
  return new Command('build')
    .description('build the image of every run from packages/container/image/lock.json')
    .option('--locked', 'refuse any lock but the committed one (CI, releases)')
    .option('--lock <file>', 'another lock instead of the committed one')
    .addOption(new Option('--engine <name>', 'container engine').choices(['podman', 'docker']))
    .option('--expect <id>', 'refuse an image with any other id (of a release)')
    .option('--archive <file>', 'write the image there too, as an archive that docker and podman load')
    .option('--json', 'reference, id, labels and milliseconds by stage as JSON')
    .addHelpText(
      'after',
      '\nWithout --locked, a machine whose mirror has moved on builds from a lock of its own; that is announced, and the\n' +
        'run record names it. Exit codes: 0 built or cached, 3 refused: the lock is stale, the mirror has moved on, a digest differs',
    )
    .action(async ({ locked = false, lock, engine: wanted, archive, expect, json = false }: Flags) => {
      const engine = await findEngine(wanted);
      const manifest = await loadImageManifest();
      const options = { locked, ...(lock === undefined ? {} : { lockFile: lock }) };
      const image = await buildAgentImage(engine, manifest, tell, options);
      if (expect !== undefined && image.id !== expect)
        throw new HarnessError(
          'image.expected',
          `the image is ${image.id}, expected is ${expect}`,
          'run the release that this image is of; what differs, `harness image verify` says',
        );
      if (archive !== undefined)
        await withAgentFiles((files) => archiveImage(engine, manifest, files, archive, tell, options));
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
