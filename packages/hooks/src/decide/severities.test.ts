// Which severities may ask at all, whatever a policy lists.
import type { Policy, Rule } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { loadProfile } from '../policy/load-profile.ts';
import { plainContext, ran } from '../policy/reading-policy.fixture.ts';
import { attendedAnswer } from './attended-answer.ts';
import { decide } from './decide.ts';

const developer = loadProfile('developer');

it.each([
  ['low', 'ask'],
  ['medium', 'ask'],
  ['high', 'deny'],
  ['critical', 'deny'],
] as const)('a rule of severity %s that the policy lists: %s', (severity, answer) => {
  const rules = developer.rules.map((rule): Rule => ({ ...rule, severity }));
  const policy = { ...developer, rules, ask: [severity] } as Policy;
  const decision = decide(ran('git checkout -- .'), policy, plainContext);
  expect(attendedAnswer(decision, policy)).toBe(answer);
});
