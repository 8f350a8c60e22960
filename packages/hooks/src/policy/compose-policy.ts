// Puts one stage's problem space and the shipped rules together into a policy.
import { HarnessError, type Policy, type Rule, parse } from '@agent-harness/contracts';
import { ANY } from './is-open.ts';
import { loadRules } from './load-rules.ts';
import { type ProblemSpace, policyDocument } from './policy-document.ts';

/**
 * @param space what the stage may use; everything else is refused
 * @param rules the shipped ones unless given
 * @throws ContractError when the problem space is not one; HarnessError `policy.open` when it grants `*`
 */
export function composePolicy(space: ProblemSpace, rules: Rule[] = loadRules()): Policy {
  const policy = parse('policy', policyDocument(space, rules), `the policy of ${space.name}`);
  // INVARIANT: nobody watches a stage, so nothing may run there but what was named.
  if ([...policy.space.hosts, ...policy.space.commands.map(({ name }) => name)].includes(ANY))
    throw new HarnessError(
      'policy.open',
      `${space.name} grants \`*\`, which is for profiles of attended use`,
      'name the commands and hosts that it needs',
    );
  return policy;
}
