// The lines of a skill's job: prepare without secrets, then the command whose exit code is the verdict.
import { HarnessError, type SkillManifest, modelKeyVariables } from '@agent-harness/contracts';
import { PAYLOAD } from './job-input.ts';
import { isPlainPath } from './plain-path.ts';
import type { SettledOptions } from './plan-pipeline.ts';
import { PROPOSAL_TOKEN } from './proposal-token.ts';

/**
 * Install scripts of a dependency run in `npm ci`, so every secret that CI put into the job's environment is
 * taken out of it before the harness starts.
 * @param input that the trigger hands over, if any
 * @throws HarnessError `pipeline.unsafe-name`
 */
export function jobScript(
  skill: SkillManifest,
  input: string | null,
  { out, prepare, propose, command = harnessCommand }: SettledOptions,
): string[] {
  const without = agentSecrets(skill)
    .map((name) => `-u ${name}`)
    .join(' ');
  if (!isPlainPath(out)) throw unsafe(out);
  return [
    ...(propose ? [`unset ${PROPOSAL_TOKEN}`] : []),
    ...prepare.map((line) => `env ${without} ${line}`),
    `${command(skill.name, out)}${input === null ? '' : ` --input ${input}=${PAYLOAD}`}`,
  ];
}

/** Variables that the skill's job may hold, and no other job needs. @throws HarnessError `pipeline.unsafe-name` */
export function agentSecrets(skill: SkillManifest): string[] {
  const secrets = [...modelKeyVariables, ...skill.stages.flatMap(secretsOf)];
  for (const name of secrets) if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw unsafe(name);
  return [...new Set(secrets)];
}

/** An MCP server's secret may come as a value, or as a file or command that leads to it. */
function secretsOf({ grants }: SkillManifest['stages'][number]): string[] {
  const forServers = grants.mcp.flatMap((grant) => grant.secrets);
  return [...grants.secrets, ...forServers.flatMap((name) => [name, `${name}_FILE`, `${name}_COMMAND`])];
}

function harnessCommand(skill: string, out: string): string {
  return `npx harness run ${skill} --repo . --out ${out}`;
}

/** INVARIANT: what is put into a shell line is a plain word; nothing is escaped, so nothing is escaped wrongly. */
export function unsafe(word: string): HarnessError {
  return new HarnessError(
    'pipeline.unsafe-name',
    `${JSON.stringify(word)} would become part of a job's script`,
    'use letters, digits, `.`, `_` and `-`; a folder is relative and stays inside the checkout',
  );
}
