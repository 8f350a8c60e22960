// Puts one stage's problem space and the shipped rules together into a policy.
import { type Policy, type Rule, parse } from '@agent-harness/contracts';
import { requireListed } from './is-open.ts';
import { loadRules } from './load-rules.ts';
import { type ProblemSpace, policyDocument } from './policy-document.ts';

/**
 * @param space what the stage may use; everything else is refused
 * @param rules the shipped ones unless given
 * @throws ContractError when the problem space is not one; HarnessError `policy.open` when it grants `*`
 */
export function composePolicy(space: ProblemSpace, rules: Rule[] = loadRules()): Policy {
  return requireListed(parse('policy', policyDocument(space, rules), `the policy of ${space.name}`));
}
