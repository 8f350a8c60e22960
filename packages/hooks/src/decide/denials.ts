// The denials among verdicts: by their rules, and in words for the agent.
import type { Verdict } from '@agent-harness/contracts';

export function denialsOf(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ verdict }) => verdict === 'deny');
}

/** Ids of the rules that deny; a denial without one is named by its layer. */
export function denyingRules(verdicts: readonly Verdict[]): string[] {
  return denialsOf(verdicts).map(({ rule, layer }) => rule ?? `${layer}.unnamed`);
}

/** One line a denial: why, and what to do instead. Never holds text of the call. */
export function denialText(denials: readonly Verdict[]): string {
  return denials
    .map(
      ({ layer, rule, reason, instead }) =>
        `${layer} ${rule}: ${reason}.${instead ? ` Instead: ${instead}.` : ''}`,
    )
    .join('\n');
}
