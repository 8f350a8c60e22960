// The quotation that a match reaches into or out of: `ignoring ("ignore previous instructions"` says no more than what is quoted.

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
  const match = text.slice(start, end);
  const opening = OPENING.exec(match);
  const from = opening === null ? start : start + opening.index + opening[0].length;
  // The character behind tells whether a mark closes.
  const closing = CLOSING.exec(text.slice(from, end + 1));
  const to = closing === null ? end : Math.min(end, from + closing.index + 1);
  return from === start && to === end ? null : { start: from, end: to };
}
