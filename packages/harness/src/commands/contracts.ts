// `harness contracts`: whether the contracts keep their promises, what breaks between two schemas, and what a rule is for.
import { readFile } from 'node:fs/promises';
import { HarnessError, type Role, type Schema, checkVersions, compareSchemas, compatibilityRules } from '@agent-harness/contracts'; // prettier-ignore
import { Command, Option } from 'commander';
import { readContractCommit, readContractTree } from '../contracts/read-contract-files.ts';
import { renderFinding, renderProblem } from '../contracts/render-finding.ts';

export function contractsCommand(): Command {
  return new Command('contracts')
    .description('contracts between layers: versions checked, schemas compared, rules explained')
    .addCommand(checkCommand())
    .addCommand(diffCommand())
    .addCommand(explainCommand());
}

function checkCommand(): Command {
  return new Command('check')
    .description('check that each changed schema raised its version, and that nothing released was edited')
    .option('--repo <path>', 'the repository', '.')
    .option('--base <ref>', 'a commit to compare with too')
    .option('--json', 'the problems as JSON')
    .addHelpText('after', '\nExit codes: 0 nothing is wrong, 1 a problem, 2 bad arguments')
    .action(async ({ repo, base, json }: { repo: string; base?: string; json?: boolean }) => {
      const files = await readContractTree(repo);
      const problems = checkVersions(
        files,
        base === undefined ? undefined : await readContractCommit(repo, base),
      );
      process.stdout.write(json ? `${JSON.stringify({ problems })}\n` : problems.map(renderProblem).join('') || 'contracts: nothing is wrong\n'); // prettier-ignore
      process.exitCode = problems.length > 0 ? 1 : 0;
    });
}

function diffCommand(): Command {
  return new Command('diff')
    .argument('<previous>', 'a schema file')
    .argument('<current>', 'a schema file')
    .description('say what breaks between two schemas, whom, and by which document')
    .addOption(
      new Option('--role <role>', 'who keeps what').choices(['authored', 'emitted']).default('authored'),
    )
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      '\nauthored: old documents must stay valid; emitted: old readers must read what is new.\nExit codes: 0 no break that needs a new major, 1 such a break, 2 bad arguments',
    ) // prettier-ignore
    .action(async (previous: string, current: string, { role, json }: { role: Role; json?: boolean }) => {
      const findings = compareSchemas(await readSchema(previous), await readSchema(current), role);
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

async function readSchema(file: string): Promise<Schema> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Schema;
  } catch (cause) {
    throw new HarnessError('contracts.schema', `${file} is no readable JSON Schema: ${(cause as Error).message}`, 'name a schema.json', { cause }); // prettier-ignore
  }
}
