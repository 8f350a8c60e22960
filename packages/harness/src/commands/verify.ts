// `harness verify <release>`: whether a release folder is what was released, offline.
import { relative, resolve } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { Command } from 'commander';
import { dayOf, findTrust, readTrust } from '../signing/read-trust.ts';
import { renderVerdict } from '../verify/render-verdict.ts';
import { verifyRelease } from '../verify/verify-release.ts';
import { releaseFolder } from './release-folder.ts';

interface Flags {
  trust?: string;
  unsigned?: boolean;
  json?: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .argument('<release>', 'its folder, or its version below releases/')
    .description(
      'check every byte of a release, who signed it and signed it off, its contracts and its image',
    )
    .option('--trust <file>', 'whose keys count (default: the nearest trust.json from here upwards)')
    .option('--unsigned', 'judge no signature: the digests then only say that nothing broke on the way')
    .option('--json', 'the verdict as JSON')
    .addHelpText(
      'after',
      '\nNo network, no cache: every file is hashed. trust.json comes with you, never with the release.\n' +
        'Keys and sign-offs must be valid today, so a release is good for as long as its sign-offs are.\n' +
        'Exit codes: 0 it is what was released, 1 it is not (each problem is named), 2 bad arguments',
    )
    .action(async (release: string, flags: Flags) => {
      const folder = releaseFolder(release);
      const trust = flags.unsigned ? null : await readTrust(trustFor(folder, flags.trust));
      const found = await verifyRelease(folder, { trust, today: dayOf(new Date()) });
      process.stdout.write(flags.json ? `${JSON.stringify(found)}\n` : renderVerdict(found, trust !== null));
      process.exitCode = found.problems.length === 0 ? 0 : 1;
    });
}

/** @throws HarnessError `trust.none` or `trust.inside` */
export function trustFor(release: string, given: string | undefined): string {
  const file = given ?? findTrust('.');
  if (file === null) throw new HarnessError('trust.none', 'there is no trust.json here or above, so no signature can count', 'name one with --trust, or judge the digests only with --unsigned'); // prettier-ignore
  if (!relative(resolve(release), resolve(file)).startsWith('..'))
    throw new HarnessError('trust.inside', `${file} lies in the release that it should judge`, 'name your own with --trust'); // prettier-ignore
  return file;
}
