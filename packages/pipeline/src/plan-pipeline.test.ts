// The plan of one skill, and what it refuses to plan.
import { fileURLToPath } from 'node:url';
import { type SkillManifest, parse, parseFile } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { planPipeline } from './plan-pipeline.ts';

const example = fileURLToPath(
  import.meta.resolve('../../contracts/skill/v1/examples/valid/documentation.json'),
);
const skill = await parseFile('skill', example);
const changed = (change: (copy: SkillManifest) => void): SkillManifest => {
  const copy = structuredClone(skill);
  change(copy);
  return copy;
};
const hidden =
  '-u ANTHROPIC_API_KEY -u ANTHROPIC_AUTH_TOKEN -u AWS_BEARER_TOKEN_BEDROCK -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY -u AWS_SESSION_TOKEN -u HARNESS_MODEL_KEY -u ANTHROPIC_FOUNDRY_API_KEY -u ANTHROPIC_FOUNDRY_AUTH_TOKEN -u HARNESS_MODEL_KEY_FILE -u HARNESS_MODEL_KEY_COMMAND';
const [job] = planPipeline([skill]).jobs;

describe('planPipeline', () => {
  it('gives a valid plan with one job a skill, the same each time', () => {
    const other = changed((copy) => (copy.name = 'onboarding'));
    const plan = planPipeline([skill, other]);
    expect(plan.jobs.map(({ name }) => name)).toEqual(['agent-documentation', 'agent-onboarding']);
    expect(planPipeline([skill, other])).toEqual(plan);
    expect(() => parse('pipeline', plan, 'plan')).not.toThrow();
  });

  it('is started by a person, and one run of a skill at a time', () => {
    expect(job).toMatchObject({ trigger: 'manual', exclusive: 'agent-documentation', tags: [] });
  });

  it('outlives its stages by the margin', () => {
    const seconds = skill.stages.reduce((sum, stage) => sum + stage.limits.seconds, 0);
    expect(job!.timeoutMinutes * 60).toBeGreaterThanOrEqual(seconds + 15 * 60);
    expect(planPipeline([skill], { marginMinutes: 30 }).jobs[0]!.timeoutMinutes).toBe(
      job!.timeoutMinutes + 15,
    );
  });

  it('keeps outputs on success, and the audit log always and longer than six months', () => {
    const kept = job!.artifacts.map(({ path, when, keepDays }) => [path, when, keepDays]);
    expect(kept).toEqual([
      ['runs/ci/[0-9]*/outputs', 'success', 30],
      ['runs/ci/[0-9]*/audit.jsonl', 'always', 200],
      ['runs/ci/[0-9]*/run.json', 'always', 200],
      ['runs/ci/[0-9]*/report.md', 'always', 200],
    ]);
  });

  it('ends in the harness, whose exit code is the verdict', () => {
    expect(job!.script.at(-1)).toBe('npx harness run documentation --repo . --out runs/ci');
  });

  it('takes every secret out of the environment of what runs before the harness', () => {
    const secretive = changed((copy) => (copy.stages[1]!.grants.secrets = ['TRACKER_TOKEN']));
    const { script } = planPipeline([secretive]).jobs[0]!;
    expect(script.slice(0, -1)).toEqual([
      `env ${hidden} -u TRACKER_TOKEN npm ci`,
      `env ${hidden} -u TRACKER_TOKEN npm run build`,
    ]);
  });

  it('takes the secrets of MCP servers out too, however they are given', () => {
    const served = changed(
      (copy) =>
        (copy.stages[1]!.grants.mcp = [
          { server: 'azure', tools: ['query'], access: 'read', secrets: ['AZURE_KEY'] },
        ]),
    );
    const { script } = planPipeline([served]).jobs[0]!;
    expect(script[0]).toBe(`env ${hidden} -u AZURE_KEY -u AZURE_KEY_FILE -u AZURE_KEY_COMMAND npm ci`);
  });

  it('runs another command where asked', () => {
    const plan = planPipeline([skill], {
      prepare: [],
      command: (name, out) => `./stand-in ${name} ${out}`,
      out: 'elsewhere',
      tags: ['agents'],
    });
    expect(plan.jobs[0]).toMatchObject({ script: ['./stand-in documentation elsewhere'], tags: ['agents'] });
    expect(plan.jobs[0]!.artifacts[1]!.path).toBe('elsewhere/[0-9]*/audit.jsonl');
  });
});

describe('planPipeline of a skill with inputs', () => {
  const input = (name: string, required = true) =>
    ({ name, what: 'x', format: 'json', required, maxKb: 64 }) as const;
  const taking = (...inputs: ReturnType<typeof input>[]) =>
    changed((copy) => Object.assign(copy, { inputs, triggers: ['manual', 'webhook'] }));

  it('hands the request’s document to the run, as a file', () => {
    const [called] = planPipeline([taking(input('alert'))]).jobs;
    expect(called).toMatchObject({ trigger: 'webhook', payload: 'harness-payload.json' });
    expect(called!.script.at(-1)).toBe(
      'npx harness run documentation --repo . --out runs/ci --input alert=harness-payload.json',
    );
  });

  it('leaves an input that may be missing out where nobody hands it over', () => {
    const may = taking(input('question', false));
    const [pressed] = planPipeline([may]).jobs;
    expect(pressed).toMatchObject({ trigger: 'manual', script: [expect.anything(), expect.anything(), expect.not.stringContaining('--input')] }); // prettier-ignore
    expect(pressed).not.toHaveProperty('payload');
    const [called] = planPipeline([may], { trigger: 'webhook' }).jobs;
    expect(called!.script.at(-1)).toContain('--input question=harness-payload.json');
  });

  it.each<[string, SkillManifest, 'manual' | 'webhook']>([
    ['a button, which hands over nothing', taking(input('alert')), 'manual'],
    ['a request for two documents', taking(input('alert'), input('runbook')), 'webhook'],
    ['a request that could mean either', taking(input('a', false), input('b', false)), 'webhook'],
  ])('refuses %s', (_, manifest, trigger) => {
    expect(() => planPipeline([manifest], { trigger })).toThrow(
      expect.objectContaining({ code: 'pipeline.input' }),
    );
  });
});

describe('planPipeline with proposals', () => {
  const propose = { into: 'docs/{skill}' };
  const proposing = planPipeline([skill], { propose });
  const [agent, proposal] = proposing.jobs;

  it('adds a second job in a later stage, which needs the first and waits for a person', () => {
    expect(proposing.stages).toEqual(['agents', 'proposals']);
    expect(proposal).toMatchObject({
      name: 'propose-documentation',
      stage: 'proposals',
      trigger: 'manual',
      start: 'person',
      needs: ['agent-documentation'],
      environment: 'harness-propose',
      exclusive: 'propose-documentation',
    });
    expect(planPipeline([skill]).jobs).toHaveLength(1);
  });

  it('is in the pipelines of the job that it needs, whoever starts it', () => {
    const merging = changed((copy) => (copy.triggers = ['merge']));
    const options = { trigger: 'merge', propose: { ...propose, start: 'trigger' } } as const;
    const merged = planPipeline([merging], options);
    expect(merged.jobs.map(({ trigger, start }) => [trigger, start])).toEqual([
      ['merge', undefined],
      ['merge', 'trigger'],
    ]);
  });

  it('ends in the harness, which sends', () => {
    expect(proposal!.script.at(-1)).toBe(
      'npx harness propose --run runs/ci/[0-9]* --into docs/documentation --send gitlab',
    );
  });

  it('keeps the token from the agent and from what is installed, and the agent’s secrets from this job', () => {
    expect(agent!.script[0]).toBe('unset GITLAB_TOKEN');
    expect(agent).not.toHaveProperty('environment');
    expect(proposal!.script.slice(0, -1)).toEqual([
      hidden.replace('-u', 'unset').replaceAll(' -u ', ' '),
      'env -u GITLAB_TOKEN npm ci',
      'env -u GITLAB_TOKEN npm run build',
    ]);
  });

  it('gives each skill its own folder', () => {
    const other = changed((copy) => (copy.name = 'onboarding'));
    const { jobs } = planPipeline([skill, other], { propose });
    expect(jobs.map(({ name }) => name)).toEqual([
      'agent-documentation',
      'agent-onboarding',
      'propose-documentation',
      'propose-onboarding',
    ]);
    expect(jobs[3]!.script.at(-1)).toContain('--into docs/onboarding ');
  });
});

describe('planPipeline refuses', () => {
  const code = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'nothing was refused';
  };

  it('a trigger that the skill does not declare', () => {
    expect(code(() => planPipeline([skill], { trigger: 'webhook' }))).toBe('pipeline.trigger-not-declared');
  });

  it('two skills of one name', () => {
    expect(code(() => planPipeline([skill, skill]))).toBe('pipeline.duplicate-skill');
  });

  it('an audit log that is kept too short', () => {
    const keepDays = { outputs: 30, audit: 182 };
    expect(code(() => planPipeline([skill], { keepDays }))).toBe('pipeline.audit-retention');
  });

  it('a job longer than the contract allows', () => {
    const long = changed((copy) => copy.stages.forEach((stage) => (stage.limits.seconds = 7200)));
    expect(code(() => planPipeline([long]))).toBe('pipeline.too-long');
  });

  it.each(['/tmp/out', '../out', 'a/../b', 'a b', '$HOME', 'a;b', ''])('the folder %j', (out) => {
    expect(code(() => planPipeline([skill], { out }))).toBe('pipeline.unsafe-name');
  });

  it.each(['/docs', '../docs', 'a b', 'docs/[0-9]*', '$HOME', '{skills}', ''])(
    'to propose into %j',
    (into) => {
      expect(code(() => planPipeline([skill], { propose: { into } }))).toBe('pipeline.unsafe-name');
    },
  );

  it('to propose two skills into one folder', () => {
    const other = changed((copy) => (copy.name = 'onboarding'));
    expect(code(() => planPipeline([skill, other], { propose: { into: 'docs' } }))).toBe(
      'pipeline.shared-folder',
    );
  });

  it('to propose for a skill that is granted the token', () => {
    const granted = changed((copy) => (copy.stages[1]!.grants.secrets = ['GITLAB_TOKEN']));
    expect(code(() => planPipeline([granted], { propose: { into: 'docs' } }))).toBe('pipeline.token-granted');
    expect(code(() => planPipeline([granted]))).toBe('nothing was refused');
  });

  it('a secret whose name is shell', () => {
    const hostile = changed((copy) => (copy.stages[1]!.grants.secrets = ['A; curl x']));
    expect(code(() => planPipeline([hostile]))).toBe('pipeline.unsafe-name');
  });

  it('no skill at all', () => {
    expect(code(() => planPipeline([]))).toBe('contract.invalid');
  });
});
