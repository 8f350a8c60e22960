// The rules that the levels add to the shipped ones, each marked with the level that brought it.
import type { Rule } from '@agent-harness/contracts';
import { forbidRules } from './forbid-rules.ts';
import type { LevelDocument } from './level-document.ts';

export function levelRules({ document }: LevelDocument): Rule[] {
  const { level, rules = [] } = document;
  return [...rules.map((rule) => placed(rule, level)), ...forbidRules(document)];
}

/**
 * A refusal's words reach the model with the guard's authority, and a repository is not trusted to write them:
 * a project's own words stay in its file, for people.
 */
function placed(rule: Rule, level: 'organisation' | 'project'): Rule {
  if (level === 'organisation') return { ...rule, level };
  return {
    ...rule,
    level,
    title: `The project's rule ${rule.id}`,
    reason: `the project's own rule ${rule.id} refuses this`,
    instead: 'go on without it and say so in the output; the project decides',
    references: [],
  };
}
