// `harness image verify`: nothing on PATH but the manifest, and every file as the lock gives it.
import {
  type EngineName,
  type VerifiedImage,
  findEngine,
  loadImageManifest,
  verifyImage,
} from '@agent-harness/container';
import { Command, Option } from 'commander';
import { withAgentFiles } from '../run/agent-image.ts';
import { print, tell } from './tell.ts';

interface Flags {
  locked?: boolean;
  lock?: string;
  engine?: EngineName;
  json?: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .argument('[image]', 'an image of the engine (default: the one that the lock gives)')
    .description('hold an image against the manifest’s rules and, file by file, against what the lock gives')
    .option('--locked', 'refuse any lock but the committed one (CI, releases)')
    .option('--lock <file>', 'another lock instead of the committed one')
    .addOption(new Option('--engine <name>', 'container engine').choices(['podman', 'docker']))
    .option('--json', 'the violations as JSON')
    .addHelpText(
      'after',
      '\nThe expected files are made from the lock, not read from the image. Exit codes: 0 as it must be, 1 violations\n' +
        '(each with rule, file and what to do), 3 there is no such image, or the lock cannot be followed',
    )
    .action(async (reference: string | undefined, flags: Flags) => {
      const engine = await findEngine(flags.engine);
      const manifest = await loadImageManifest();
      const options = {
        locked: flags.locked ?? false,
        ...(flags.lock === undefined ? {} : { lockFile: flags.lock }),
        ...(reference === undefined ? {} : { reference }),
      };
      const verified = await withAgentFiles((files) => verifyImage(engine, manifest, files, tell, options));
      print(flags.json ?? false, verified, () => renderVerified(verified));
      process.exitCode = verified.violations.length > 0 ? 1 : 0;
    });
}

export function renderVerified({
  reference,
  files,
  sizeMb,
  budgetMb,
  lock,
  violations,
}: VerifiedImage): string {
  return [
    ...violations.map(
      ({ rule, file, what, instead }) =>
        `VIOLATION ${rule}: ${file ?? 'the image'} ${what}\n    instead: ${instead}\n`,
    ),
    `${reference}: ${violations.length === 0 ? 'as it must be' : `${violations.length} violations`}; `,
    `${files} files, ${sizeMb} MB of ${budgetMb} MB, lock ${lock.digest.slice(0, 19)} (${lock.source})\n`,
  ].join('');
}
