// Words a layer's finding with its rule: the verdict that the audit log keeps.
import type { Policy, Rule, Verdict } from '@agent-harness/contracts';

/** What a layer found: the rule that it breaks and the words that decided. */
export interface Finding {
  rule: string;
  words: string[];
}

const MAX_WORDS = 8;

/** Findings whose example would be a text of more than a mebibyte, so that no rule file holds one. */
export const WITHOUT_FILE: Readonly<Record<string, { reason: string; instead: string }>> = {
  'credential.unscanned': {
    reason: 'the text is longer than 1 MiB, so it cannot be searched for credentials',
    instead: 'handle it in parts',
  },
  'injection.unscanned': {
    reason: 'the text is longer than 1 MiB, so it cannot be searched for instructions',
    instead: 'handle it in parts',
  },
};

/** Nothing objects. */
export function allowed(layer: Verdict['layer']): Verdict[] {
  return [
    { layer, verdict: 'allow', rule: null, reason: 'nothing in the call objects', instead: null, words: [] },
  ];
}

/**
 * The verdicts of a layer from its findings, one per rule; an allow when there is none.
 * A finding whose rule the policy does not carry is still a verdict: leaving a rule out only takes its words away.
 */
export function verdictsOf(
  layer: Verdict['layer'],
  policy: Policy,
  findings: readonly Finding[],
  verdict: 'deny' | 'flag',
): Verdict[] {
  if (findings.length === 0) return allowed(layer);
  const found = new Map<string, Set<string>>();
  for (const finding of findings) {
    const known = found.get(finding.rule) ?? new Set();
    for (const word of finding.words) known.add(word);
    found.set(finding.rule, known);
  }
  return Array.from(found, ([id, decided]) => {
    const words = policy.rules.find((rule) => rule.id === id) ?? WITHOUT_FILE[id];
    return {
      layer,
      verdict,
      rule: id,
      reason: words?.reason ?? `it breaks the rule ${id}`,
      instead: words?.instead ?? null,
      words: [...decided].slice(0, MAX_WORDS),
    };
  });
}

/** The policy's rules of one layer and kind of match. */
export function rulesOf<Kind extends Rule['match']['kind']>(
  policy: Policy,
  layer: Verdict['layer'],
  kind: Kind,
): (Rule & { match: Extract<Rule['match'], { kind: Kind }> })[] {
  return policy.rules.filter(
    (rule): rule is Rule & { match: Extract<Rule['match'], { kind: Kind }> } =>
      rule.layer === layer && rule.match.kind === kind,
  );
}
