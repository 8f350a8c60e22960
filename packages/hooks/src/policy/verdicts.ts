// Words a layer's finding with its rule: the verdict that the audit log keeps.
import type { Policy, Rule, Verdict } from '@agent-harness/contracts';

/** What a layer found: the rule that it breaks and the words that decided. */
export interface Finding {
  rule: string;
  words: string[];
}

const MAX_WORDS = 8;
const MAX_WORD_LENGTH = 200;

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
  const words = new Map<string, Set<string>>();
  for (const finding of findings) {
    const known = words.get(finding.rule) ?? new Set();
    for (const word of finding.words) known.add(shorten(word));
    words.set(finding.rule, known);
  }
  return Array.from(words, ([id, found]) => {
    const rule = policy.rules.find((candidate) => candidate.id === id);
    return {
      layer,
      verdict,
      rule: id,
      reason: rule?.reason ?? `it breaks the rule ${id}`,
      instead: rule?.instead ?? null,
      words: [...found].slice(0, MAX_WORDS),
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

function shorten(word: string): string {
  return word.length > MAX_WORD_LENGTH ? `${word.slice(0, MAX_WORD_LENGTH)}…` : word;
}
