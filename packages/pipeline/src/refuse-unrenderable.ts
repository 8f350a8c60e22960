// What a valid plan may hold but GitLab would read as something else: refused, not escaped.
import { HarnessError, type PipelinePlan } from '@agent-harness/contracts';
import { isPlainPath } from './plain-path.ts';

/** Top-level words of a GitLab CI file; a job of that name would be configuration. */
const KEYWORDS = new Set(
  'cache default false image include nil pages services spec stages true variables workflow'.split(' '),
);

/** @throws HarnessError `pipeline.unrenderable` listing every problem */
export function refuseUnrenderable(plan: PipelinePlan): void {
  const names = plan.jobs.map((job) => job.name);
  const problems = [
    ...plan.stages.filter(isNotWords).map((stage) => `stage ${JSON.stringify(stage)}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `second job ${name}`),
    ...plan.jobs.flatMap((job) => problemsOf(job, plan).map((problem) => `job ${job.name}: ${problem}`)),
  ];
  if (problems.length === 0) return;
  throw new HarnessError(
    'pipeline.unrenderable',
    `the plan ${plan.name} cannot be written for GitLab:\n${problems.map((one) => `  ${one}`).join('\n')}`,
    'use plain words: letters, digits, `.`, `_`, `-`; paths are relative and without `..`, globs and variables',
  );
}

function problemsOf(job: PipelinePlan['jobs'][number], plan: PipelinePlan): string[] {
  const quoted = (what: string, texts: string[]) => texts.map((text) => `${what} ${JSON.stringify(text)}`);
  const paths = job.artifacts.map(({ path }) => path).filter((path) => !isPlainPath(path));
  const payload = job.payload === undefined ? [] : [job.payload];
  return [
    ...(KEYWORDS.has(job.name) ? ['its name is a keyword'] : []),
    ...(plan.stages.includes(job.stage) ? [] : [`its stage ${JSON.stringify(job.stage)} is not in the plan`]),
    ...(job.needs ?? []).filter((name) => !isEarlier(name, job, plan)).map(needless),
    ...quoted('artifact path', paths),
    ...quoted(
      'payload',
      payload.filter((path) => !isPlainPath(path) || /[[/]/.test(path)),
    ),
    ...(job.payload !== undefined && job.trigger !== 'webhook' ? ['only a webhook carries a payload'] : []),
    ...quoted('exclusive', [job.exclusive].filter(isNotWords)),
    ...quoted('tag', job.tags.filter(isNotWords)),
  ];
}

/** Its files are there only if it is over. */
function isEarlier(name: string, job: PipelinePlan['jobs'][number], plan: PipelinePlan): boolean {
  const needed = plan.jobs.find((one) => one.name === name);
  return needed !== undefined && plan.stages.indexOf(needed.stage) < plan.stages.indexOf(job.stage);
}

const needless = (name: string): string => `it needs ${name}, which is no job of an earlier stage`;

/** GitLab expands `$NAME` in these. */
function isNotWords(text: string): boolean {
  return !/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/.test(text);
}
