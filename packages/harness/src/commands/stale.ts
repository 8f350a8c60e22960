// `harness stale <skill>`: which sentences of published documents no longer hold at a later commit.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { findSkill, loadStaleCheck } from '@agent-harness/skills';
import { Command } from 'commander';
import { commitOf } from '../git/git.ts';
import { openRepository } from '../run/repository.ts';

interface Flags {
  outputs: string;
  repo: string;
  at: string;
  json?: boolean;
}

export function staleCommand(): Command {
  return new Command('stale')
    .argument('<skill>', 'the skill that wrote the documents')
    .description(
      're-check the ledger of published documents at a later commit and name the sentences that no longer hold',
    )
    .requiredOption('--outputs <folder>', 'the documents, with their evidence.json')
    .option('--repo <path>', 'the repository that they describe', '.')
    .option('--at <commit>', 'the later commit', 'HEAD')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit codes: 0 everything holds, 1 some sentences do not, 2 bad arguments')
    .action(async (skill: string, flags: Flags) => {
      const outputs = resolve(flags.outputs);
      if (!existsSync(join(outputs, 'evidence.json')))
        throw new HarnessError(
          'arguments.outputs',
          `there is no evidence.json in ${outputs}`,
          'give the folder that a run of this skill published, or where its documents are committed',
        );
      const { path } = await openRepository(resolve(flags.repo));
      const head = await commitOf(path, flags.at);
      const check = await loadStaleCheck(await findSkill(skill));
      const findings = await check({ repository: path, head, outputs });
      const lines = findings.map(
        ({ file, line, message }) => `${file}${line === null ? '' : `:${line}`}: ${message}`,
      );
      const text = lines.length === 0 ? 'every cited claim still holds' : lines.join('\n');
      process.stdout.write(`${flags.json ? JSON.stringify(findings) : text}\n`);
      process.exitCode = findings.length === 0 ? 0 : 1;
    });
}
