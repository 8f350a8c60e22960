// What the contract allows but GitLab would read as something else.
import { fileURLToPath } from 'node:url';
import { HarnessError, type PipelinePlan, parseFile } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { refuseUnrenderable } from './refuse-unrenderable.ts';

const plan = await parseFile(
  'pipeline',
  fileURLToPath(import.meta.resolve('../../contracts/pipeline/v1/examples/valid/documentation.json')),
);
const job = plan.jobs[0]!;
const audit = job.artifacts[1]!;

function refusal(jobs: PipelinePlan['jobs'], stages = plan.stages): string {
  try {
    refuseUnrenderable({ ...plan, stages, jobs });
    return '';
  } catch (error) {
    return error instanceof HarnessError ? error.message : String(error);
  }
}

it('accepts the example of the contract', () => {
  expect(refusal(plan.jobs)).toBe('');
});

it.each(['$CI_PROJECT_DIR/x', '/etc/x', '../x', 'a/../../x', 'a b', '**', 'a;b', 'a\nb', '-rf'])(
  'refuses the artifact path %j',
  (path) => {
    expect(refusal([{ ...job, artifacts: [{ ...audit, path }] }])).toContain(
      `artifact path ${JSON.stringify(path)}`,
    );
  },
);

it.each(['$HOME/x', '/etc/x', '../x', 'a b', 'a;b', 'folder/x', 'x > y', '-rf'])(
  'refuses the payload file %j',
  (payload) => {
    expect(refusal([{ ...job, trigger: 'webhook', payload }])).toContain(
      `payload ${JSON.stringify(payload)}`,
    );
  },
);

it('refuses a payload where no request carries one', () => {
  const payload = 'payload.json';
  expect(refusal([{ ...job, trigger: 'webhook', payload }])).toBe('');
  expect(refusal([{ ...job, payload }])).toContain('only a webhook carries a payload');
});

it('refuses a keyword as a name, a strange stage, a variable, and a second job of one name', () => {
  expect(refusal([{ ...job, name: 'include' }])).toContain('job include: its name is a keyword');
  expect(refusal([{ ...job, stage: 'other' }])).toContain('its stage "other" is not in the plan');
  expect(refusal([{ ...job, exclusive: '$CI_JOB_TOKEN' }])).toContain('exclusive "$CI_JOB_TOKEN"');
  expect(refusal([{ ...job, tags: ['a\nb'] }])).toContain('tag "a\\nb"');
  expect(refusal([job, job])).toContain(`second job ${job.name}`);
  expect(refusal([{ ...job, stage: 'a: b' }], ['a: b'])).toContain('stage "a: b"');
});

it('refuses to need a job that is not there, or not in an earlier stage', () => {
  const later = { ...job, name: 'later', stage: 'later', needs: [job.name] };
  const stages = [...plan.stages, 'later'];
  expect(refusal([job, later], stages)).toBe('');
  expect(refusal([later], stages)).toContain(`it needs ${job.name}, which is no job of an earlier stage`);
  expect(refusal([job, { ...later, stage: job.stage }])).toContain('no job of an earlier stage');
});

it('lists every problem at once', () => {
  const message = refusal([{ ...job, name: 'default', exclusive: '$X', tags: ['\t'] }]);
  expect(message.split('\n')).toHaveLength(4);
});
