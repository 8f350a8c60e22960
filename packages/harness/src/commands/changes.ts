// `harness changes check`: each changed package is named by a changeset that its own team wrote.
import { Command } from 'commander';
import { checkChanges } from '../changes/check-changes.ts';
import { readChanges } from '../changes/read-changes.ts';

interface Flags {
  repo: string;
  base: string;
  head: string;
  strict?: boolean;
  json?: boolean;
}

export function changesCommand(): Command {
  const check = new Command('check')
    .description('each changed package is named by a changeset of its own team; says which is missing')
    .requiredOption('--base <ref>', 'the target branch')
    .option('--head <ref>', 'the change', 'HEAD')
    .option('--repo <path>', 'the repository', '.')
    .option('--strict', 'refuse also what cannot be proven: a team that lists no members')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 all named, 1 findings, 2 bad input')
    .action(async ({ repo, base, head, strict = false, json }: Flags) => {
      const { packages, changesets, removed, listed } = await readChanges(repo, base, head);
      const findings = checkChanges(packages, changesets, removed, listed);
      const refused = findings.filter(({ kind }) => strict || kind !== 'unproven');
      process.stdout.write(
        json
          ? `${JSON.stringify({ packages: packages.map(({ name }) => name), findings })}\n`
          : [
              ...findings.map(
                ({ kind, what, says, instead }) => `${kind} ${what}: ${says}\n  instead: ${instead}`,
              ),
              `${packages.length} packages change, ${refused.length} findings`,
              '',
            ].join('\n'),
      );
      process.exitCode = refused.length === 0 ? 0 : 1;
    });
  return new Command('changes').description('changesets of a change').addCommand(check);
}
