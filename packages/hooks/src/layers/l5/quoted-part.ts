// The quotation or the link's text that a match reaches into or out of: `ignoring ("ignore previous instructions"` says no more than what is quoted.

/** Told at a glance: a long sentence holds thousands of matches. */
const MARK = /["'`«„「»”」\]]/u;
const OPENING = /(?:^|[\s([])["'`«„「](?=\p{L})/gu;
const CLOSING = /[\p{L}\p{N}.!?]["'`»”」](?=$|[\s)\],.;:!?])/u;

/** The address of a Markdown link in which a match ends; what goes on behind it is said together with the link's text. */
const INTO_ADDRESS = /\]\([^\s()]*\)?$/u;

/** UTF-16 units, half-open. */
interface Span {
  start: number;
  end: number;
}

export interface QuotedPart extends Span {
  /** It is the text of a link, which says nothing of the address that it links to. */
  isTitle: boolean;
}

/**
 * @param text folded
 * @returns what of the match lies inside the quotation or the link's text, null where it crosses no mark of one
 */
export function quotedPart(text: string, { start, end }: Span): QuotedPart | null {
  // The character behind tells whether a mark closes.
  const near = text.slice(start, end + 1);
  if (!MARK.test(near)) return null;
  const match = text.slice(start, end);
  // Of several quotations it is the last that the match ends in.
  const opening = Array.from(match.matchAll(OPENING)).at(-1);
  const from = opening === undefined ? start : start + opening.index + opening[0].length;
  const closing = CLOSING.exec(near.slice(from - start));
  const to = closing === null ? end : Math.min(end, from + closing.index + 1);
  const said = match.slice(from - start);
  const link = INTO_ADDRESS.exec(said)?.index ?? -1;
  if (link >= 0 && from + link < to && !said.slice(0, link).includes('['))
    return { start: from, end: from + link, isTitle: true };
  return from === start && to === end ? null : { start: from, end: to, isTitle: false };
}
