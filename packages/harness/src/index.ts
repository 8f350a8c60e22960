// Public surface of the harness: what tests and other tools may call.
export { checkSkill } from './check/check-skill.ts';
export { type RunOptions, type RunResult, runSkill } from './run/run-skill.ts';
