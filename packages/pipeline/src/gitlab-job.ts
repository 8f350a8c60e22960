// One planned job as a GitLab CI job.
import { posix } from 'node:path';
import type { PipelinePlan } from '@agent-harness/contracts';
import { takePayload } from './gitlab-payload.ts';
import { gitlabRules } from './gitlab-rules.ts';

type Job = PipelinePlan['jobs'][number];

/** What succeeded is copied here, and only then: the last line of a script runs only if all others did. */
const PASSED = 'harness-passed';

/** @param jobs all of the plan, for the files of those that the job needs */
export function gitlabJob(job: Job, jobs: readonly Job[]): Record<string, unknown> {
  const needed = jobs.filter(({ name }) => job.needs?.includes(name));
  return {
    stage: job.stage,
    // A global `default:` or `variables:` may hold a token or a script; the agent's job takes neither.
    inherit: { default: ['image', 'tags'], variables: false },
    ...(job.tags.length > 0 ? { tags: job.tags } : {}),
    rules: gitlabRules(job),
    ...(needed.length > 0 ? { needs: needed.map(({ name }) => ({ job: name, artifacts: true })) } : {}),
    // `access`: its variables are wanted, no deployment is recorded.
    ...(job.environment === undefined ? {} : { environment: { name: job.environment, action: 'access' } }),
    timeout: `${job.timeoutMinutes} minutes`,
    interruptible: false,
    resource_group: job.exclusive,
    // A second try is for a runner that broke, never for a verdict.
    retry: { max: 1, when: 'runner_system_failure' },
    // The whole history: a skill that reads a shallow clone would miss decisions, so the harness refuses one.
    variables: { GIT_DEPTH: '0' },
    script: [
      forgetEarlierRun(job),
      ...(job.payload === undefined ? [] : takePayload(job.payload)),
      ...needed.flatMap(putBack),
      ...job.script,
      ...keepPassed(job),
    ],
    artifacts: keepFiles(job),
  };
}

/** A runner that reuses its checkout may hold an earlier run's files; they would be kept as this one's. */
function forgetEarlierRun(job: Job): string {
  // What a needed job passed has just been fetched.
  const passed = job.needs ? [] : [PASSED];
  const made = job.artifacts.map(({ path }) => plain(path));
  return `rm -rf ${[...passed, ...(job.payload === undefined ? [] : [job.payload]), ...made].join(' ')}`;
}

/** Undoes `keepPassed` of a needed job: its files stand again where its own script left them. */
function putBack(needed: Job): string[] {
  return needed.artifacts
    .filter((file) => file.when === 'success')
    .flatMap(({ path }) => {
      const folder = posix.dirname(plain(path));
      // An earlier run in a reused checkout: which one was meant is not guessed.
      return [
        `test "$(ls -d ${folder} | wc -l)" -eq 1`,
        `cp -RP ${PASSED}/${posix.basename(path)} ${folder}/`,
      ];
    });
}

/**
 * GitLab allows one `artifacts` block a job, with one `when` and one lifetime. The audit log must survive a
 * failure, so the block is `always`; the outputs must not, so they enter it only by these lines.
 */
function keepPassed(job: Job): string[] {
  return job.artifacts
    .filter((file) => file.when === 'success')
    .flatMap(({ path }) => [`mkdir -p ${PASSED}`, `cp -RP ${plain(path)} ${PASSED}/`]);
}

function keepFiles(job: Job): Record<string, unknown> {
  return {
    name: job.name,
    when: 'always',
    // The longest that any file asks for: a lifetime in the plan is a minimum, and the audit log's outranks.
    expire_in: `${Math.max(...job.artifacts.map((file) => file.keepDays))} days`,
    paths: job.artifacts.map(({ path, when }) =>
      when === 'success' ? posix.join(PASSED, posix.basename(path)) : plain(path),
    ),
  };
}

function plain(path: string): string {
  return path.replace(/\/$/, '');
}
