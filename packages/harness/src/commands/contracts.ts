// `harness contracts`: whether the contracts keep their promises, what breaks between two versions, and what is frozen.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HarnessError, type Role, checkContracts, compareSchemas, compatibilityRules, planFreeze } from '@agent-harness/contracts'; // prettier-ignore
import { Command, Option } from 'commander';
import {
  CONTRACTS,
  mergeBase,
  readContractCommit,
  readContractTree,
} from '../contracts/read-contract-files.ts';
import { renderFinding, renderProblem } from '../contracts/render-finding.ts';
import { resolveSchemas } from '../contracts/resolve-schema.ts';

export function contractsCommand(): Command {
  return new Command('contracts')
    .description('contracts between layers: checked, compared, explained, frozen')
    .addCommand(checkCommand())
    .addCommand(diffCommand())
    .addCommand(explainCommand())
    .addCommand(freezeCommand());
}

interface CheckFlags {
  repo: string;
  base?: string;
  head?: string;
  json?: boolean;
}

function checkCommand(): Command {
  return new Command('check')
    .description(
      'check that each changed schema raised its version, that nothing released was edited, and that consumers keep what they read',
    )
    .option('--repo <path>', 'the repository', '.')
    .option('--base <ref>', 'compare too with where the change left this branch')
    .option('--head <ref>', 'the change; default: the working tree')
    .option('--json', 'the problems as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing is wrong, 1 a problem, 2 bad arguments')
    .action(async ({ repo, base, head, json }: CheckFlags) => {
      const files = head === undefined ? await readContractTree(repo) : await readContractCommit(repo, head);
      const problems = checkContracts(
        files,
        base === undefined
          ? undefined
          : await readContractCommit(repo, await mergeBase(repo, base, head ?? 'HEAD')),
      );
      process.stdout.write(json ? `${JSON.stringify({ problems })}\n` : problems.map(renderProblem).join('') || 'contracts: nothing is wrong\n'); // prettier-ignore
      process.exitCode = problems.length > 0 ? 1 : 0;
    });
}

interface DiffFlags {
  repo: string;
  role?: Role;
  json?: boolean;
}

function diffCommand(): Command {
  return new Command('diff')
    .argument(
      '<previous>',
      'policy/1.0, policy/1.0.. (to the working tree), policy/1.0..1.1, or a schema file',
    )
    .argument('[current]', 'policy/1.1, policy/1 (the working tree), or a schema file')
    .description('say what breaks between two schemas, whom, and by which document')
    .option('--repo <path>', 'the repository', '.')
    .addOption(
      new Option('--role <role>', 'who keeps what; default: as the contract says, else authored').choices([
        'authored',
        'emitted',
      ]),
    )
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      '\nauthored: old documents must stay valid; emitted: old readers must read what is new.\nExit codes: 0 no break that needs a new major, 1 such a break, 2 bad arguments',
    ) // prettier-ignore
    .action(async (previous: string, current: string | undefined, { repo, role, json }: DiffFlags) => {
      const compared = await resolveSchemas(previous, current, () => readContractTree(repo));
      const findings = compareSchemas(
        compared.previous,
        compared.current,
        role ?? compared.role ?? 'authored',
      );
      process.stdout.write(json ? `${JSON.stringify({ findings })}\n` : findings.map(renderFinding).join('') || 'no break in either direction\n'); // prettier-ignore
      process.exitCode = findings.some(({ severity }) => severity === 'major') ? 1 : 0;
    });
}

function explainCommand(): Command {
  return new Command('explain')
    .argument('[rule]', 'default: all of them')
    .description('print a compatibility rule: direction and purpose')
    .option('--json', 'the rules as JSON')
    .action((id: string | undefined, { json }: { json?: boolean }) => {
      const rules = compatibilityRules.filter((one) => id === undefined || one.id === id);
      if (rules.length === 0)
        throw new HarnessError('contracts.rule', `there is no rule ${id}`, `the rules are ${compatibilityRules.map((one) => one.id).join(', ')}`); // prettier-ignore
      process.stdout.write(json ? `${JSON.stringify({ rules })}\n` : rules.map((one) => `${one.id} (${one.direction}): ${one.purpose}\n`).join('')); // prettier-ignore
    });
}

function freezeCommand(): Command {
  return new Command('freeze')
    .argument('[name...]', 'contracts; default: all of them')
    .description('keep each schema under its minor in released/, with its digest in lock.json')
    .option('--repo <path>', 'the repository', '.')
    .option('--base <ref>', 'freeze the versions of this commit instead of the working tree')
    .option('--json', 'what was frozen as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 2 nothing written: another schema is frozen under the version',
    )
    .action(
      async (names: string[], { repo, base, json }: { repo: string; base?: string; json?: boolean }) => {
        const files = await readContractTree(repo);
        const from = base === undefined ? files : await readContractCommit(repo, base);
        const { writes, frozen, kept } = planFreeze(files, from, names);
        for (const [path, text] of writes) {
          const file = join(repo, CONTRACTS, path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, text);
        }
        process.stdout.write(json ? `${JSON.stringify({ frozen, kept })}\n` : `contracts: ${frozen.length > 0 ? `frozen ${frozen.join(', ')}` : 'nothing to freeze'}; ${kept.length} frozen before\n`); // prettier-ignore
      },
    );
}
