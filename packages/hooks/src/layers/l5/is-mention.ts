// Tells a phrase that a text talks about from one that it says: security guides quote attacks.

/** Longer quotations are instructions in quotation marks. */
const MAX_QUOTED = 110;
/** UTF-16 units on either side. */
const NEAR = 600;
/** How a sentence speaks about a phrase instead of meaning it. */
const ABOUT =
  /\b(?:quot\w{1,6}|phrases?|examples?|literal|say(?:s|ing)|paraphras\w{1,4}|attack(?:s|ers?)?|(?:injection )?attempts?|described?|describes|documentation|detectors?|benchmarks?|transcript|regression|classif\w{1,4}|untrusted|analy[sz]e|test ?cases?|fixtures?|refuse[sd]?|flag(?:s|ged)?|blocked|injections?|jailbreaks?|manipulation|leaks?|leakage|payloads?|guardrails?)\b/u;

/**
 * @param text folded
 * @param start of the match
 * @param end of the match
 * @returns true when the match stands inside a short quotation, in a line that speaks about phrases
 */
export function isMention(text: string, start: number, end: number): boolean {
  // What a match is judged by stands near it: a line can be a megabyte long and full of matches.
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  const head = before.slice(before.lastIndexOf('\n') + 1);
  const stop = after.indexOf('\n');
  const line = head + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop));
  const at = head.length;
  for (const quote of [`'`, '"']) {
    const open = line.lastIndexOf(quote, at);
    const close = line.indexOf(quote, at + end - start);
    if (open < 0 || close < 0 || close - open > MAX_QUOTED) continue;
    // An apostrophe stands inside a word; a quotation starts after a space or a bracket and ends before none.
    if (/\w/u.test(line[open - 1] ?? ' ') || /\w/u.test(line[close + 1] ?? ' ')) continue;
    if (ABOUT.test(line.slice(0, open) + line.slice(close + 1))) return true;
  }
  return false;
}
