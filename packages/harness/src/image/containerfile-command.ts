// `harness image containerfile`: the image for builders that are not ours, and the tag under which a registry keeps it.
import { buildContext, loadImageManifest } from '@agent-harness/container';
import { Command } from 'commander';
import { withAgentFiles } from '../run/agent-image.ts';
import { print, tell } from './tell.ts';

interface Flags {
  out?: string;
  builder?: string;
  locked?: boolean;
  tag?: boolean;
  json?: boolean;
}

export function containerfileCommand(): Command {
  return new Command('containerfile')
    .description('print a plain Containerfile of the image, or write it with its build context')
    .option('--out <folder>', 'a new folder for Containerfile and root/ (programs and our own files)')
    .option(
      '--builder <image>',
      'an image by digest with apt and dpkg (default: the manifest’s base.builder)',
    )
    .option('--locked', 'refuse any lock but the committed one (CI, releases)')
    .option('--tag', 'print only the digest of all inputs: an image of that tag need not be built again')
    .option('--json', 'tag, lock and Containerfile as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 rendered, 3 no builder by digest, a folder that is not empty, or the lock cannot be followed',
    )
    .action(async ({ out, builder, locked = false, tag = false, json = false }: Flags) => {
      const manifest = await loadImageManifest();
      const options = { locked, ...(builder === undefined ? {} : { builder }) };
      await withAgentFiles(async (files) => {
        const context = await buildContext(manifest, files, tell, options);
        if (out !== undefined) await context.write(out);
        const { containerfile } = context;
        print(json, { tag: context.tag, lock: context.lock.digest, containerfile }, () =>
          tag
            ? `${context.tag}\n`
            : out === undefined
              ? containerfile
              : `${out}: build it as tag ${context.tag}\n`,
        );
      });
    });
}
