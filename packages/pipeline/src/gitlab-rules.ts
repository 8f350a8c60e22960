// When a job runs, in GitLab's rules; every trigger is bound to the default branch.
import type { PipelinePlan } from '@agent-harness/contracts';

type Trigger = PipelinePlan['jobs'][number]['trigger'];
type Start = PipelinePlan['jobs'][number]['start'];

interface Rule {
  if: string;
  when: 'manual' | 'on_success';
  allow_failure: false;
}

const onDefaultBranch = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

/**
 * `allow_failure: false` at the rule: a manual job at job level would count as passed when it failed.
 * @param start who starts the job in the pipeline that its trigger made
 */
export function gitlabRules(trigger: Trigger, start: Start = 'trigger'): Rule[] {
  const rule = (source: string | null, when: Rule['when']): Rule[] => [
    {
      if: source === null ? onDefaultBranch : `$CI_PIPELINE_SOURCE == "${source}" && ${onDefaultBranch}`,
      when: start === 'person' ? 'manual' : when,
      allow_failure: false,
    },
  ];
  switch (trigger) {
    case 'manual':
      return rule(null, 'manual');
    case 'merge':
      return rule('push', 'on_success');
    case 'schedule':
      return rule('schedule', 'on_success');
    case 'webhook':
      return rule('trigger', 'on_success');
  }
}
