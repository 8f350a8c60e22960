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
  const bySlot = new Map<number, Keyword[]>();
  const short: Keyword[] = [];
  for (const keyword of keywordsOf(rules)) {
    if (keyword.text.length < HEAD) short.push(keyword);
    else {
      const slot = slotOf(keyword.text, 0);
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), keyword]);
    }
  }
  const taken = new Uint8Array(SLOTS);
  for (const slot of bySlot.keys()) taken[slot] = 1;

  return (text) => {
    const lower = text.toLowerCase();
    const found = new Set<number>();
    const mark = (keyword: Keyword) => {
      for (const rule of keyword.rules) found.add(rule);
    };
    for (const keyword of short) if (lower.includes(keyword.text)) mark(keyword);
    for (let at = 0; at + HEAD <= lower.length; at += 1) {
      const slot = slotOf(lower, at);
      if (taken[slot] === 0) continue;
      for (const keyword of bySlot.get(slot) ?? []) if (lower.startsWith(keyword.text, at)) mark(keyword);
      if (found.size === rules.length) break;
    }
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

function slotOf(text: string, at: number): number {
  const code = text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2);
  return code & (SLOTS - 1);
}
