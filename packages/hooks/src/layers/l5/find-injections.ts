// Finds passages that give a model instructions, after undoing the usual disguises.
import type { Policy, Rule } from '@agent-harness/contracts';
import { rulesOf } from '../../policy/verdicts.ts';
import { type Decoded, decodings } from './decodings.ts';
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

/** @returns of a rule, what speaks of other lines than its earlier findings do */
export function findInjections(text: string, policy: Policy): FoundInjection[] {
  const lines = text.split('\n');
  if (text.length > MAX_SCANNED)
    return [
      { rule: 'injection.unscanned', from: 0, to: lines.length - 1, passage: `${text.length} characters` },
    ];
  const folded = lines.map(foldLine);
  const rules = rulesOf(policy, 'L5', 'injection');
  const found = [...plain(rules, folded), ...decoded(rules, decodings(lines, folded))];
  return withoutRepeats(found);
}

/** Leaves out what a rule says of lines that it has spoken of already. */
function withoutRepeats(found: readonly FoundInjection[]): FoundInjection[] {
  const spoken = new Map<string, Set<number>>();
  return found.filter(({ rule, from, to }) => {
    const lines = spoken.get(rule) ?? new Set();
    spoken.set(rule, lines);
    const before = lines.size;
    for (let line = from; line <= to; line += 1) lines.add(line);
    return lines.size > before;
  });
}

/** All readings in one search; each stands for one line of the original, whatever it decodes to. */
function decoded(rules: readonly InjectionRule[], readings: readonly Decoded[]): FoundInjection[] {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of readings) {
    starts.push(length);
    length += text.length + APART.length;
  }
  return search(rules, readings.map(({ text }) => text).join(APART), (start) => {
    const line = readings[lastAtMost(starts, start)]?.line ?? 0;
    return { from: line, to: line };
  });
}

type InjectionRule = Rule & { match: { pattern: string } };
/** The lines of the original that a match stands for. */
type LinesOf = (start: number, end: number) => { from: number; to: number };

/** No pattern reaches across this. */
const APART = '\n\u2064\n';

function search(rules: readonly InjectionRule[], text: string, linesOf: LinesOf): FoundInjection[] {
  return rules.flatMap((rule) => {
    const pattern = expression(rule);
    // Most texts match nothing, and `matchAll` would make an expression of its own for each.
    pattern.lastIndex = 0;
    if (!pattern.test(text)) return [];
    pattern.lastIndex = 0;
    return Array.from(text.matchAll(pattern)).flatMap((match) => {
      const end = match.index + match[0].length;
      if (isMention(text, match.index, end)) return [];
      return [{ rule: rule.id, ...linesOf(match.index, end), passage: match[0].slice(0, 160) }];
    });
  });
}

function plain(rules: readonly InjectionRule[], folded: readonly string[]): FoundInjection[] {
  const starts: number[] = [];
  let length = 0;
  for (const line of folded) {
    starts.push(length);
    length += line.length + 1;
  }
  return search(rules, folded.join('\n'), (start, end) => ({
    from: lastAtMost(starts, start),
    to: lastAtMost(starts, end),
  }));
}

/** Binary search: the last place whose value is not above. */
function lastAtMost(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function expression(rule: InjectionRule): RegExp {
  const known = compiled.get(rule);
  if (known) return known;
  // Folded text is lower case already: ignoring case costs four times as much, so it is kept for patterns that need it.
  const { pattern } = rule.match;
  const made = new RegExp(pattern, /[A-Z]/u.test(pattern.replace(/\\p\{\w+\}|\\./giu, '')) ? 'giu' : 'gu');
  compiled.set(rule, made);
  return made;
}
