// The quotation that a match reaches into or out of: `ignoring ("ignore previous instructions"` says no more than what is quoted.

/** Told at a glance: a long sentence holds thousands of matches. */
const MARK = /["'`«„「»”」]/u;
const OPENING = /(?:^|[\s([])["'`«„「](?=\p{L})/u;
const CLOSING = /[\p{L}\p{N}.!?]["'`»”」](?=$|[\s)\],.;:!?])/u;

/** UTF-16 units, half-open. */
export interface QuotedPart {
  start: number;
  end: number;
}

/**
 * @param text folded
 * @returns what of the match lies inside the quotation, null where it crosses no quotation mark
 */
export function quotedPart(text: string, { start, end }: QuotedPart): QuotedPart | null {
  // The character behind tells whether a mark closes.
  const near = text.slice(start, end + 1);
  if (!MARK.test(near)) return null;
  const match = text.slice(start, end);
  const opening = OPENING.exec(match);
  const from = opening === null ? start : start + opening.index + opening[0].length;
  const closing = CLOSING.exec(near.slice(from - start));
  const to = closing === null ? end : Math.min(end, from + closing.index + 1);
  return from === start && to === end ? null : { start: from, end: to };
}
