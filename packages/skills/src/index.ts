// Public surface of the skills: which there are, where they are, and their two modules for the trusted side.
export type { SkillBundle } from './catalogue/bundle.ts';
export { findSkill } from './catalogue/find-skill.ts';
export { listSkills } from './catalogue/list-skills.ts';
export { loadCheck, loadOffline, loadStaleCheck, loadVerifier } from './catalogue/load.ts';
export type { StaleCheck, StaleInput } from './catalogue/stale-check.ts';
