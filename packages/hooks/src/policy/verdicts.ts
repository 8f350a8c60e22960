// Words a layer's finding with its rule: the verdict that the audit log keeps.
import type { Exception, Policy, Rule, Verdict } from '@agent-harness/contracts';
import { onceFor } from '../shell/once-for.ts';
import { type Subject, exceptionFor } from './excepted.ts';

/** What a layer found: the rule that it breaks, the words that decided, and what exactly it is about. */
export interface Finding {
  rule: string;
  words: string[];
  /** Without it no exception can let the finding pass. */
  about?: Subject | undefined;
}

const MAX_WORDS = 8;

/** Findings whose example would be a text of many kilobytes, so that no rule file holds one. */
export const WITHOUT_FILE: Readonly<Record<string, { reason: string; instead: string }>> = {
  'credential.unscanned': {
    reason: 'the text is longer than 1 MiB, so it cannot be searched for credentials',
    instead: 'handle it in parts',
  },
  'credential.many': {
    reason: 'the text holds more than 512 credentials',
    instead: 'handle the part that is needed',
  },
  'injection.many': {
    reason: 'the text holds or quotes more than 256 instructions',
    instead: 'handle the part that is needed',
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
 * A finding that an exception lets pass becomes an allow that names it; every other one stands.
 */
export function verdictsOf(
  layer: Verdict['layer'],
  policy: Policy,
  findings: readonly Finding[],
  verdict: 'deny' | 'flag',
): Verdict[] {
  if (findings.length === 0) return allowed(layer);
  const judged = findings.map((finding) => ({
    finding,
    exception: exceptionFor(finding.rule, finding.about, policy),
  }));
  const standing = judged.filter(({ exception }) => !exception).map(({ finding }) => finding);
  const passing = judged.flatMap(({ finding, exception }) =>
    exception ? [passed(layer, finding, exception)] : [],
  );
  return [...worded(layer, policy, standing, verdict), ...passing];
}

function worded(
  layer: Verdict['layer'],
  policy: Policy,
  findings: readonly Finding[],
  verdict: 'deny' | 'flag',
): Verdict[] {
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

function passed(
  layer: Verdict['layer'],
  { rule, words }: Finding,
  { id, owner, expires }: Exception,
): Verdict {
  const reason = `the exception ${id} of ${owner} lets it pass until ${expires}`;
  return { layer, verdict: 'allow', rule, reason, instead: null, words: words.slice(0, MAX_WORDS) };
}

type OfKind<Kind extends Rule['match']['kind']> = Rule & { match: Extract<Rule['match'], { kind: Kind }> };

/** Of a policy's rules, those that were asked for, by layer and kind: each path and each command of a call asks again. */
const sorted = onceFor((_rules: readonly Rule[]) => new Map<string, readonly Rule[]>());

/** The policy's rules of one layer and kind of match. */
export function rulesOf<Kind extends Rule['match']['kind']>(
  { rules }: Policy,
  layer: Verdict['layer'],
  kind: Kind,
): readonly OfKind<Kind>[] {
  const known = sorted(rules);
  const place = `${layer} ${kind}`;
  let found = known.get(place);
  if (found === undefined) {
    found = rules.filter((rule) => rule.layer === layer && rule.match.kind === kind);
    known.set(place, found);
  }
  return found as readonly OfKind<Kind>[];
}
