// From skills to a pipeline plan: one job a skill, and one that proposes if asked, in no CI product's words yet.
import { HarnessError, type PipelinePlan, type SkillManifest, parse } from '@agent-harness/contracts';
import { agentSecrets, jobScript } from './job-script.ts';
import { PAYLOAD, jobInput, triggerFor } from './job-input.ts';
import { jobTimeout } from './job-timeout.ts';
import { type ProposeOptions, proposeJob, refuseSharedFolder } from './propose-job.ts';

type Job = PipelinePlan['jobs'][number];

export interface PlanOptions {
  /** Who starts the jobs; each skill must declare it. Default `manual`, and `webhook` for a skill that needs an input. */
  trigger?: Job['trigger'];
  /** The command that runs a skill; its exit code is the verdict. Default: the harness itself. */
  command?: (skill: string, out: string) => string;
  /** Lines that run before the command, without any secret in their environment. Default: install and build. */
  prepare?: readonly string[];
  /** Parent of the run's folder in the job's checkout, relative. Default `runs/ci`. */
  out?: string;
  /** How long outputs and audit are kept, at least. Days. Default 30 and 200. */
  keepDays?: { outputs: number; audit: number };
  /** Minutes of a job besides its stages. Default 15. */
  marginMinutes?: number;
  /** Which runners may take the jobs. Default: any. */
  tags?: readonly string[];
  /** A second job a skill, which proposes what the first one published. Default: none. */
  propose?: ProposeOptions;
}

/** What is not given is filled in once, here. */
const DEFAULTS = {
  prepare: ['npm ci', 'npm run build'],
  out: 'runs/ci',
  keepDays: { outputs: 30, audit: 200 },
  marginMinutes: 15,
};
export type SettledOptions = PlanOptions & Required<Pick<PlanOptions, keyof typeof DEFAULTS>>;

/** Automatic logs are to be kept for at least six months (EU AI Act, Art. 19 and 26(6)). Days. */
const SHORTEST_AUDIT = 183;

/**
 * One job a skill, or two. Pure: no clock, no environment, no disk; the same skills give the same plan.
 * @throws HarnessError `pipeline.*`, when the skills cannot be run as asked
 */
export function planPipeline(skills: readonly SkillManifest[], options: PlanOptions = {}): PipelinePlan {
  refuseDuplicates(skills);
  const { propose } = options;
  if (propose) refuseSharedFolder(skills, propose);
  const settled: SettledOptions = { ...DEFAULTS, ...options };
  const planned = skills.map((skill) => {
    const agent = planJob(skill, 'agents', settled);
    if (!propose) return { agent, proposal: [] };
    return { agent, proposal: [proposeJob(agent, agentSecrets(skill), 'proposals', settled, propose)] };
  });
  return parse(
    'pipeline',
    {
      contract: 'pipeline/1',
      name: 'agents',
      stages: propose ? ['agents', 'proposals'] : ['agents'],
      jobs: [...planned.map(({ agent }) => agent), ...planned.flatMap(({ proposal }) => proposal)],
    },
    'pipeline plan',
  );
}

function planJob(skill: SkillManifest, stage: string, options: SettledOptions): Job {
  const trigger = declaredTrigger(skill, options.trigger ?? triggerFor(skill));
  const input = jobInput(skill, trigger);
  return {
    // INVARIANT: prefixed, so that a skill named `image` or `default` is never a keyword of a CI product.
    name: `agent-${skill.name}`,
    stage,
    skill: skill.name,
    trigger,
    timeoutMinutes: jobTimeout(skill, options.marginMinutes),
    script: jobScript(skill, input, options),
    ...(input === null ? {} : { payload: PAYLOAD }),
    artifacts: keptFiles(options),
    exclusive: `agent-${skill.name}`,
    tags: [...(options.tags ?? [])],
  };
}

function keptFiles({ out, keepDays }: SettledOptions): Job['artifacts'] {
  if (keepDays.audit < SHORTEST_AUDIT)
    throw new HarnessError(
      'pipeline.audit-retention',
      `the audit log would be kept ${keepDays.audit} days`,
      `keep it for ${SHORTEST_AUDIT} days or more`,
    );
  // The harness names a run's folder by date; `latest` beside it is a link, which an archive should not follow.
  const run = `${out}/[0-9]*`;
  const records = ['audit.jsonl', 'run.json', 'report.md'].map((file) => ({
    path: `${run}/${file}`,
    what: 'audit' as const,
    keepDays: keepDays.audit,
    when: 'always' as const,
  }));
  return [
    { path: `${run}/outputs`, what: 'outputs', keepDays: keepDays.outputs, when: 'success' },
    ...records,
  ];
}

function declaredTrigger(skill: SkillManifest, trigger: Job['trigger']): Job['trigger'] {
  if (skill.triggers.includes(trigger)) return trigger;
  throw new HarnessError(
    'pipeline.trigger-not-declared',
    `skill ${skill.name} is not made for the trigger ${trigger}; it declares ${skill.triggers.join(', ')}`,
    'plan it with a trigger it declares, or have its owner add this one to skill.json',
  );
}

function refuseDuplicates(skills: readonly SkillManifest[]): void {
  const names = skills.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new HarnessError(
    'pipeline.duplicate-skill',
    `two skills are named ${twice}; their jobs would overwrite each other`,
    'rename one of them',
  );
}
