// Tells in one pass over a text which rules have a keyword in it, so that only their patterns run.
import type { Rule } from '@agent-harness/contracts';

/** A rule whose pattern runs only where a keyword of it occurs. */
export type KeyedRule = Rule & { match: { pattern: string; keywords: string[] } };

interface Keyword {
  /** ASCII lower case. */
  text: string;
  /** Positions of its rules in the list. */
  rules: number[];
}

/** Letters of a keyword that choose its slot; a shorter keyword is looked for on its own. */
const HEAD = 3;
const SLOTS = 1 << 14;

/** @returns for a text, the rules with a keyword in it, in the order of the list; ASCII letters match in either case */
export function keywordIndex<R extends KeyedRule>(rules: readonly R[]): (text: string) => R[] {
  const keywords = keywordsOf(rules);
  /** Positions in the list of keywords. */
  const short: number[] = [];
  const bySlot: (number[] | undefined)[] = Array.from({ length: SLOTS });
  for (const [at, { text }] of keywords.entries()) {
    if (text.length < HEAD) short.push(at);
    else (bySlot[slotOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2))] ??= []).push(at);
  }

  return (text) => {
    const lower = text.toLowerCase();
    const seen = new Set<number>();
    const isAt = (keyword: number, at: number): boolean =>
      !seen.has(keyword) && lower.startsWith(keywords[keyword]?.text ?? '', at);
    for (const keyword of short) if (lower.includes(keywords[keyword]?.text ?? '')) seen.add(keyword);
    let first = lower.charCodeAt(0);
    let second = lower.charCodeAt(1);
    for (let at = 0; at + HEAD <= lower.length; at += 1) {
      const third = lower.charCodeAt(at + 2);
      const slot = bySlot[slotOf(first, second, third)];
      if (slot !== undefined) for (const keyword of slot) if (isAt(keyword, at)) seen.add(keyword);
      first = second;
      second = third;
    }
    if (seen.size === 0) return [];
    const found = new Set(Array.from(seen, (keyword) => keywords[keyword]?.rules ?? []).flat());
    return rules.filter((_, at) => found.has(at));
  };
}

function keywordsOf(rules: readonly KeyedRule[]): Keyword[] {
  const byText = new Map<string, number[]>();
  for (const [at, { match }] of rules.entries())
    for (const keyword of match.keywords) {
      const text = keyword.toLowerCase();
      byText.set(text, [...(byText.get(text) ?? []), at]);
    }
  return Array.from(byText, ([text, of]) => ({ text, rules: of }));
}

function slotOf(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & (SLOTS - 1);
}
