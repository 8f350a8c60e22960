// The job that proposes a passed run: after the agent's, with the token that the agent's job must not have.
import { HarnessError, type PipelinePlan, type SkillManifest } from '@agent-harness/contracts';
import { unsafe } from './job-script.ts';
import { isPlainPath } from './plain-path.ts';
import type { SettledOptions } from './plan-pipeline.ts';
import { PROPOSAL_TOKEN } from './proposal-token.ts';

type Job = PipelinePlan['jobs'][number];

export interface ProposeOptions {
  /** Folder of the repository for the outputs, relative; `{skill}` stands for the skill's name. */
  into: string;
  /** Who starts the job in the pipeline that ran the agent. Default `person`. */
  start?: 'person' | 'trigger';
  /** The command that proposes a run. Default: the harness itself. */
  command?: (run: string, into: string) => string;
}

/**
 * @param secrets variables of the agent's job, which this one does without
 * @throws HarnessError `pipeline.unsafe-name`, `pipeline.token-granted`
 */
export function proposeJob(
  agent: Job,
  secrets: readonly string[],
  stage: string,
  { out, prepare, marginMinutes, keepDays }: SettledOptions,
  propose: ProposeOptions,
): Job {
  const into = propose.into.replaceAll('{skill}', agent.skill);
  if (!isPlainPath(into) || into.includes('[')) throw unsafe(into);
  refuseGrantedToken(agent.skill, secrets);
  const command = propose.command ?? harnessCommand;
  return {
    name: `propose-${agent.skill}`,
    stage,
    skill: agent.skill,
    // INVARIANT: in the same pipelines as the job that it needs; elsewhere that job is not there.
    trigger: agent.trigger,
    start: propose.start ?? 'person',
    needs: [agent.name],
    environment: 'harness-propose',
    timeoutMinutes: marginMinutes,
    script: [
      `unset ${secrets.join(' ')}`,
      ...prepare.map((line) => `env -u ${PROPOSAL_TOKEN} ${line}`),
      command(`${out}/[0-9]*`, into),
    ],
    // What was shown and sent; of use above all when sending failed.
    artifacts: [
      {
        path: `${out}/[0-9]*/proposal`,
        what: 'outputs',
        keepDays: keepDays.outputs,
        when: 'always',
      },
    ],
    exclusive: `propose-${agent.skill}`,
    tags: agent.tags,
  };
}

/** Each proposal keeps a record of what it generated in its folder, so that a folder is one skill's. */
export function refuseSharedFolder(skills: readonly SkillManifest[], propose: ProposeOptions): void {
  if (skills.length < 2 || propose.into.includes('{skill}')) return;
  throw new HarnessError(
    'pipeline.shared-folder',
    `${skills.map(({ name }) => name).join(' and ')} would all be proposed into ${propose.into}`,
    `give each its own folder, e.g. ${propose.into}/{skill}`,
  );
}

function refuseGrantedToken(skill: string, secrets: readonly string[]): void {
  if (!secrets.includes(PROPOSAL_TOKEN)) return;
  throw new HarnessError(
    'pipeline.token-granted',
    `skill ${skill} is granted ${PROPOSAL_TOKEN}, with which its proposals are sent: whoever drafts would also publish`,
    'let its stages use a token of another name, with fewer rights',
  );
}

const harnessCommand = (run: string, into: string): string =>
  `npx harness propose --run ${run} --into ${into} --send gitlab`;
