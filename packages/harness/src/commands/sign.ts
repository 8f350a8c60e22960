// `harness sign <release>`: signs a cut release, or signs it anew when its key ends.
import { Command } from 'commander';
import { SIGNER_HELP } from '../signing/choose-signer.ts';
import { type SigningFlags, openSigner, withSignerOptions } from '../signing/open-signer.ts';
import { RELEASE_BUNDLE } from '../signing/release-file.ts';
import { signRelease } from '../signing/sign-release.ts';

interface Flags extends SigningFlags {
  builder: string;
}

export function signCommand(): Command {
  return withSignerOptions(
    new Command('sign')
      .argument('<release>', 'folder of a release')
      .description('write release.sigstore.json: who says that this release.json is a release')
      .option('--builder <uri>', 'what cut it', 'urn:agent-harness:builder:unnamed'),
  )
    .addHelpText('after', `${SIGNER_HELP}\nExit codes: 0 signed, 2 refused`)
    .action(async (folder: string, { builder, ...flags }: Flags) => {
      const { trust, signer } = await openSigner(flags);
      await signRelease(folder, { builder }, signer, trust);
      process.stdout.write(`${RELEASE_BUNDLE} signed by ${signer.key}\n`);
    });
}
