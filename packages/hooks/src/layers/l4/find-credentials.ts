// Finds credential-shaped passages of a text, by the policy's rules.
import { createHash } from 'node:crypto';
import type { Policy, Rule } from '@agent-harness/contracts';
import { rulesOf } from '../../policy/verdicts.ts';
import { isPlaceholder } from './is-placeholder.ts';

export interface FoundCredential {
  rule: string;
  /** UTF-16 offsets, half-open. */
  start: number;
  end: number;
  secret: string;
}

/** What is looked at of a text; a longer one is a finding of its own. UTF-16 units. */
export const MAX_SCANNED = 1024 * 1024;

const compiled = new WeakMap<Rule, RegExp>();

/** @returns without overlaps, by position; the first rule of the policy wins where two match */
export function findCredentials(text: string, policy: Policy): FoundCredential[] {
  if (text.length > MAX_SCANNED)
    return [{ rule: 'credential.unscanned', start: 0, end: text.length, secret: text }];
  const lower = text.toLowerCase();
  const found: FoundCredential[] = [];
  for (const rule of rulesOf(policy, 'L4', 'credential-text')) {
    if (!rule.match.keywords.some((keyword) => lower.includes(keyword.toLowerCase()))) continue;
    for (const match of text.matchAll(expression(rule, rule.match.pattern))) {
      const secret = match.groups?.['secret'] ?? match[0];
      const start = match.index + match[0].lastIndexOf(secret);
      const end = start + secret.length;
      if (secret === '' || isPlaceholder(secret)) continue;
      if (!found.some((other) => start < other.end && other.start < end))
        found.push({ rule: rule.id, start, end, secret });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What stands in a credential's place: the same credential gets the same mark, so that logs can be compared. */
export function markOf({ rule, secret }: Pick<FoundCredential, 'rule' | 'secret'>): string {
  return `[redacted:${rule}:${createHash('sha256').update(secret).digest('hex').slice(0, 8)}]`;
}

function expression(rule: Rule, pattern: string): RegExp {
  const known = compiled.get(rule);
  if (known) return known;
  const made = new RegExp(pattern, 'gu');
  compiled.set(rule, made);
  return made;
}
