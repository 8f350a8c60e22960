// When a job runs, in GitLab's rules; every trigger is bound to the default branch.
import type { PipelinePlan } from '@agent-harness/contracts';

type Job = PipelinePlan['jobs'][number];

interface Rule {
  if: string;
  when: 'manual' | 'on_success';
  allow_failure: false;
}

const onDefaultBranch = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

/** The variable by which a request to GitLab's trigger says whose job it means. */
export const SKILL_VARIABLE = 'HARNESS_SKILL';

/** `allow_failure: false` at the rule: a manual job at job level would count as passed when it failed. */
export function gitlabRules({ trigger, start = 'trigger', skill }: Job): Rule[] {
  const rule = (source: string, when: Rule['when']): Rule[] => [
    {
      if: `$CI_PIPELINE_SOURCE ${source} && ${onDefaultBranch}`,
      when: start === 'person' ? 'manual' : when,
      allow_failure: false,
    },
  ];
  switch (trigger) {
    case 'manual':
      // A request means one skill: the buttons of others would block its pipeline.
      return rule('!= "trigger"', 'manual');
    case 'merge':
      return rule('== "push"', 'on_success');
    case 'schedule':
      return rule('== "schedule"', 'on_success');
    case 'webhook':
      return rule(`== "trigger" && $${SKILL_VARIABLE} == "${skill}"`, 'on_success');
  }
}
