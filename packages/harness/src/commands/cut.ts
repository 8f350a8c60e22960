// `harness cut <version>`: composes pinned versions of all layers into a release that anyone can verify offline.
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { Command } from 'commander';
import { valid } from 'semver';
import { type CutResult, cut } from '../release/cut.ts';
import { provenanceFrom } from '../release/provenance-from.ts';
import { renderReasons } from '../release/gates/reason.ts';
import { layerPin } from '../release/pack/fetch-layer.ts';
import { mergePins, readPins } from '../release/upgrade/layer-pins.ts';
import { KEYLESS_HELP, chooseReleaseSigner } from '../signing/choose-release-signer.ts';
import { SIGNER_HELP } from '../signing/choose-signer.ts';
import { type ReleaseSigningFlags, withKeylessOptions } from '../signing/open-signer.ts';
import { readTrust } from '../signing/read-trust.ts';
import { repeated } from './repeated.ts';

interface Flags extends ReleaseSigningFlags {
  repo: string;
  layer: string[];
  out: string;
  withImage?: boolean;
  without: string[];
  unsigned?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export function cutCommand(): Command {
  const command = new Command('cut')
    .argument('<version>', 'of the release; never used twice')
    .description('compose the layers into an immutable release, or say everything that stands against it')
    .option('--repo <path>', 'the repository; its HEAD is cut', '.')
    .option(
      '--layer <name@version>',
      'this layer from the npm registry, instead of layers.json or the commit; again for each',
      repeated,
      [],
    )
    .option('--out <folder>', 'parent of the releases’ folders (default: releases of the repository)')
    .option(
      '--without <skill>',
      'leave this skill out, e.g. one that no suite accepts yet: the release will not run it; again for each',
      repeated,
      [],
    )
    .option('--with-image', 'put the image’s archive in, for machines that cannot build')
    .option('--unsigned', 'write it without a signature; `harness verify` will not take it')
    .option('--dry-run', 'only what stands against it, without installing and running anything')
    .option('--json', 'folder, layers and reasons as JSON');
  return withKeylessOptions(command)
    .addHelpText(
      'after',
      `\nThe commit is built in a folder of its own; acceptance and attacks run on what the packed layers install.\n${SIGNER_HELP}\n${KEYLESS_HELP}\n` +
        'Exit codes: 0 written (with --dry-run: nothing is against it), 1 refused, with every reason, 2 bad arguments or an unreadable\n' +
        'document, 3 no engine or image',
    )
    .action(async (version: string, flags: Flags) => {
      const result = await cut({
        ...(await optionsOf(version, flags)),
        step: (line) => process.stderr.write(`harness: ${line}\n`),
      });
      process.stdout.write(flags.json ? `${JSON.stringify(result)}\n` : render(version, result, flags));
      process.exitCode = result.reasons.length === 0 ? 0 : 1;
    });
}

async function optionsOf(version: string, flags: Flags) {
  if (valid(version) !== version)
    throw new HarnessError(
      'arguments.version',
      `${JSON.stringify(version)} is no version`,
      'write e.g. 1.2.0',
    );
  const pins = mergePins(await readPins(flags.repo), flags.layer.map(layerPin));
  const trust = await readTrust(flags.trust ?? join(flags.repo, 'trust.json'));
  const signer = flags.unsigned || flags.dryRun ? null : await chooseReleaseSigner(flags, process.env, trust);
  if (!signer && !flags.unsigned && !flags.dryRun)
    throw new HarnessError(
      'signing.none',
      'there is nothing to sign the release with',
      'give --key, --signer, the variable HARNESS_SIGNING_KEY, or --keyless in a pipeline; --unsigned to try',
    );
  return {
    version,
    repository: flags.repo,
    pins,
    releases: flags.out ?? join(flags.repo, 'releases'),
    withImage: flags.withImage ?? false,
    without: flags.without,
    dryRun: flags.dryRun ?? false,
    trust,
    signer,
    provenance: provenanceFrom(process.env),
    now: new Date(),
  };
}

function render(
  version: string,
  { folder, reasons, layers }: CutResult,
  { dryRun, unsigned }: Flags,
): string {
  if (reasons.length > 0)
    return `${renderReasons(reasons)}REFUSED: ${reasons.length} reason${reasons.length === 1 ? '' : 's'} against release ${version}\n`;
  const composed = layers
    .map((one) => `${one.layer} ${one.version}${one.origin === 'registry' ? ' (registry)' : ''}`)
    .join(', ');
  if (dryRun)
    return `nothing stands against release ${version} of ${composed}; suites, attacks and sign-offs were not looked at\n`;
  return `${folder}\nrelease ${version}${unsigned ? ', NOT SIGNED' : ''}: ${composed}\n`;
}
