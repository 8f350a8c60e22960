// Tells a phrase that a text talks about from one that it says: security guides quote attacks.

/** Longer quotations are instructions in quotation marks. */
const MAX_QUOTED = 110;
/** How a sentence speaks about a phrase instead of meaning it. */
const ABOUT =
  /\b(?:quot\w{1,6}|phrases?|examples?|literal|say(?:s|ing)|paraphras\w{1,4}|attack(?:s|ers?)?|(?:injection )?attempts?|described?|describes|documentation|detectors?|benchmarks?|transcript|regression|classif\w{1,4}|untrusted|analy[sz]e)\b/u;

/**
 * @param text folded
 * @param start of the match
 * @param end of the match
 * @returns true when the match stands inside a short quotation, in a line that speaks about phrases
 */
export function isMention(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const stop = text.indexOf('\n', end);
  const line = text.slice(from, stop < 0 ? text.length : stop);
  const at = start - from;
  for (const quote of [`'`, '"']) {
    const open = line.lastIndexOf(quote, at);
    const close = line.indexOf(quote, end - from);
    if (open < 0 || close < 0 || close - open > MAX_QUOTED) continue;
    // An apostrophe stands inside a word; a quotation starts after a space or a bracket and ends before none.
    if (/\w/u.test(line[open - 1] ?? ' ') || /\w/u.test(line[close + 1] ?? ' ')) continue;
    if (ABOUT.test(line.slice(0, open) + line.slice(close + 1))) return true;
  }
  return false;
}
