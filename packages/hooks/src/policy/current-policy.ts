// A policy that was composed a while ago, as it holds now: an exception that ended lets nothing pass any more.
import type { Policy } from '@agent-harness/contracts';
import { endOf } from './levels/last-day.ts';

export function currentPolicy(policy: Policy, now: Date): Policy {
  if (policy.exceptions === undefined) return policy;
  return { ...policy, exceptions: policy.exceptions.filter(({ expires }) => endOf(expires) > now.getTime()) };
}
