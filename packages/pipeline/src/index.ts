// Public surface of the pipeline layer: the plan, and its renderer for GitLab CI.
export { type PlanOptions, planPipeline } from './plan-pipeline.ts';
export type { ProposeOptions } from './propose-job.ts';
export { renderGitlab } from './render-gitlab.ts';
