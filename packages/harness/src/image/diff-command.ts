// `harness image diff`: what an update of the lock brings, package by package.
import { diffLocks, loadImageLock } from '@agent-harness/container';
import { Command } from 'commander';
import { renderChanges } from './render-changes.ts';
import { print } from './tell.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .argument('<old>', 'a lock file')
    .argument('<new>', 'a lock file')
    .description('packages, CLI and Node that two locks add, remove or change, with sizes')
    .option('--check', 'exit 1 when they differ')
    .option('--json', 'the changes as JSON')
    .addHelpText(
      'after',
      '\nA lock of history: `git show <commit>:packages/container/image/lock.json > old.json`.\n' +
        'Exit codes: 0 shown, 1 with --check: they differ, 2 a file is no lock',
    )
    .action(
      async (
        old: string,
        current: string,
        { check = false, json = false }: { check?: boolean; json?: boolean },
      ) => {
        const changes = diffLocks(await loadImageLock(old), await loadImageLock(current));
        print(json, changes, () => renderChanges(changes) || 'no difference\n');
        process.exitCode = check && changes.length > 0 ? 1 : 0;
      },
    );
}
