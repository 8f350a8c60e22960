// Finds passages that give a model instructions, after undoing the usual disguises.
import type { Policy, Rule } from '@agent-harness/contracts';
import { rulesOf } from '../../policy/verdicts.ts';
import { decodings } from './decodings.ts';
import { foldLine } from './fold-line.ts';
import { isMention } from './is-mention.ts';

export interface FoundInjection {
  rule: string;
  /** Lines of the text that carry it, from 0, inclusive. */
  from: number;
  to: number;
  /** What matched, decoded and folded. */
  passage: string;
}

/** What is looked at of a text; a longer one is a finding of its own. UTF-16 units. */
export const MAX_SCANNED = 1024 * 1024;

const compiled = new WeakMap<Rule, RegExp>();

/** @returns at most one finding per rule and place */
export function findInjections(text: string, policy: Policy): FoundInjection[] {
  const lines = text.split('\n');
  if (text.length > MAX_SCANNED)
    return [
      { rule: 'injection.unscanned', from: 0, to: lines.length - 1, passage: `${text.length} characters` },
    ];
  const folded = lines.map(foldLine);
  const rules = rulesOf(policy, 'L5', 'injection');
  const found = search(rules, folded.join('\n'), 0);
  for (const [at, line] of lines.entries())
    for (const decoded of decodings(line, folded[at] ?? '')) found.push(...search(rules, decoded, at, true));
  return found.filter(
    ({ rule, from, to }, at) =>
      !found.slice(0, at).some((other) => other.rule === rule && other.from <= from && other.to >= to),
  );
}

/** @param single the text stands on one line of the original, whatever it decodes to */
function search(
  rules: readonly (Rule & { match: { pattern: string } })[],
  text: string,
  first: number,
  single = false,
): FoundInjection[] {
  return rules.flatMap((rule) =>
    Array.from(text.matchAll(expression(rule, rule.match.pattern))).flatMap((match) => {
      if (isMention(text, match.index, match.index + match[0].length)) return [];
      const from = single ? first : first + newlines(text, 0, match.index);
      const to = single ? first : from + newlines(text, match.index, match.index + match[0].length);
      return [{ rule: rule.id, from, to, passage: match[0].slice(0, 160) }];
    }),
  );
}

function newlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function expression(rule: Rule, pattern: string): RegExp {
  const known = compiled.get(rule);
  if (known) return known;
  // Folded text is lower case already: ignoring case costs four times as much, so it is kept for patterns that need it.
  const made = new RegExp(pattern, /[A-Z]/u.test(pattern.replace(/\\p\{\w+\}|\\./giu, '')) ? 'giu' : 'gu');
  compiled.set(rule, made);
  return made;
}
