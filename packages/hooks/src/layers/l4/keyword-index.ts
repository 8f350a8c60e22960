// Tells in one pass over a text which rules have a keyword in it, so that only their patterns run.
import type { Rule } from '@agent-harness/contracts';
import { codeReader } from '../../shell/codes-of.ts';

/** A rule whose pattern runs only where a keyword of it occurs. */
export type KeyedRule = Rule & { match: { pattern: string; keywords: string[] } };

/** Letters of a keyword that choose its slot; a shorter keyword is looked for on its own. */
const HEAD = 3;
const SLOTS = 1 << 14;
const NONE = -1;

/** @returns for a text, the rules with a keyword in it, in the order of the list; ASCII letters match in either case */
export function keywordIndex<R extends KeyedRule>(rules: readonly R[]): (text: string) => readonly R[] {
  const keywords: string[] = [];
  /** Position of a keyword's rule in the list. */
  const ruleOf: number[] = [];
  const short: number[] = [];
  /** The letter behind its head: it tells most keywords of a slot apart. */
  const fourth: number[] = [];
  // Flat numbers, because a process that judges one call makes all this for a few texts: a slot's last keyword, and the one before each.
  const last = new Int32Array(SLOTS).fill(NONE);
  const before: number[] = [];
  for (const [rule, { match }] of rules.entries())
    for (const written of match.keywords) {
      const text = written.toLowerCase();
      const keyword = keywords.push(text) - 1;
      ruleOf.push(rule);
      fourth.push(text.length > HEAD ? text.charCodeAt(HEAD) : NONE);
      if (text.length < HEAD) {
        short.push(keyword);
        before.push(NONE);
        continue;
      }
      const slot = slotOf(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2));
      before.push(last[slot] ?? NONE);
      last[slot] = keyword;
    }

  // Of the text that is looked at: most texts are short and hold none, so nothing is made for them.
  const heard = new Uint8Array(rules.length);
  const codesOf = codeReader();

  return (text) => {
    const lower = text.toLowerCase();
    let count = 0;
    heard.fill(0);
    const hear = (keyword: number): void => {
      heard[ruleOf[keyword] ?? 0] = 1;
      count += 1;
    };
    for (const keyword of short) if (lower.includes(keywords[keyword] ?? '')) hear(keyword);
    const codes = codesOf(lower);
    let first = codes[0] ?? 0;
    let second = codes[1] ?? 0;
    for (let at = 0; at + HEAD <= codes.length; at += 1) {
      const third = codes[at + 2] as number;
      let keyword = last[slotOf(first, second, third)] as number;
      if (keyword !== NONE) {
        const next = at + HEAD < codes.length ? codes[at + HEAD] : NONE;
        for (; keyword !== NONE; keyword = before[keyword] ?? NONE)
          if (
            (fourth[keyword] === next || fourth[keyword] === NONE) &&
            heard[ruleOf[keyword] ?? 0] === 0 &&
            lower.startsWith(keywords[keyword] ?? '', at)
          )
            hear(keyword);
      }
      first = second;
      second = third;
    }
    return count === 0 ? [] : rules.filter((_, at) => heard[at] === 1);
  };
}

function slotOf(first: number, second: number, third: number): number {
  return (first * 961 + second * 31 + third) & (SLOTS - 1);
}
