// The quotation or the link's text that a match reaches into or out of: `ignoring ("ignore previous instructions"` says no more than what is quoted.

const OPENING = /(?:^|[\s([])["'`«„「](?=\p{L})/u;
const CLOSING = /[\p{L}\p{N}.!?]["'`»”」](?=$|[\s)\],.;:!?])/u;

/** Where the text of a Markdown link ends and its address begins. */
const LINK = '](';

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
  const match = text.slice(start, end);
  const opening = OPENING.exec(match);
  const from = opening === null ? start : start + opening.index + opening[0].length;
  // The character behind tells whether a mark closes.
  const closing = CLOSING.exec(text.slice(from, end + 1));
  const to = closing === null ? end : Math.min(end, from + closing.index + 1);
  const link = match.indexOf(LINK, from - start);
  if (link >= 0 && start + link < to && !match.slice(from - start, link).includes('['))
    return { start: from, end: start + link, isTitle: true };
  return from === start && to === end ? null : { start: from, end: to, isTitle: false };
}
