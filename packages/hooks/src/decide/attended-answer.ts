// What a laptop's hook answers: a refusal that a person may overrule asks, where the policy says so; nothing here grants.
import type { Policy } from '@agent-harness/contracts';
import type { Decision } from './decide.ts';
import { denialsOf } from './denials.ts';

/** `silent`: the user's own permissions decide. */
export type AttendedAnswer = 'ask' | 'deny' | 'silent';

/** Asks only if every rule that refuses is one of the policy, and of a severity that the policy lets a person overrule. */
export function attendedAnswer(
  { decision, verdicts }: Pick<Decision, 'decision' | 'verdicts'>,
  { ask, rules }: Pick<Policy, 'ask' | 'rules'>,
): AttendedAnswer {
  if (decision === 'allow') return 'silent';
  const denials = denialsOf(verdicts);
  const mayAsk = denials.every(({ rule: id }) => {
    // A layer that failed or was late has no rule here.
    const severity = rules.find((rule) => rule.id === id)?.severity;
    return (severity === 'low' || severity === 'medium') && (ask?.includes(severity) ?? false);
  });
  return denials.length > 0 && mayAsk ? 'ask' : 'deny';
}
