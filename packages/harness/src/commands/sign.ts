// `harness sign <release>`: signs a cut release, or signs it anew when its key ends.
import { Command } from 'commander';
import { KEYLESS_HELP, chooseReleaseSigner } from '../signing/choose-release-signer.ts';
import { SIGNER_HELP } from '../signing/choose-signer.ts';
import { type ReleaseSigningFlags, nothingToSignWith, openTrust, withKeylessOptions } from '../signing/open-signer.ts'; // prettier-ignore
import { RELEASE_BUNDLE } from '../signing/release-file.ts';
import { signRelease } from '../signing/sign-release.ts';
import { releaseFolder } from './release-folder.ts';

interface Flags extends ReleaseSigningFlags {
  builder: string;
}

export function signCommand(): Command {
  return withKeylessOptions(
    new Command('sign')
      .argument('<release>', 'its folder, or its version below releases/')
      .description('write release.sigstore.json: who says that this release.json is a release')
      .option('--builder <uri>', 'what cut it', 'urn:agent-harness:builder:unnamed'),
  )
    .addHelpText('after', `${SIGNER_HELP}\n${KEYLESS_HELP}\nExit codes: 0 signed, 2 refused`)
    .action(async (release: string, { builder, ...flags }: Flags) => {
      const trust = await openTrust(flags.trust);
      const signer = await chooseReleaseSigner(flags, process.env, trust);
      if (!signer) throw nothingToSignWith(', or --keyless in a pipeline');
      const { id } = await signRelease(releaseFolder(release), { builder }, signer, trust);
      process.stdout.write(`${RELEASE_BUNDLE} signed by ${id}\n`);
    });
}
