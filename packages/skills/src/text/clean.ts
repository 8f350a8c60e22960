// Removes from untrusted text what a reader cannot see, and makes white space uniform.

// Control, format (bidi, zero width, tags), surrogate and private-use characters; variation selectors hide data too.
// Unassigned ones are kept: what is unassigned depends on the Unicode version of the Node that runs this.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/gu;

/**
 * One line: white space runs become one space, invisible characters vanish, ends are trimmed.
 * Idempotent; two texts that look the same to a reader compare equal after it.
 */
export function cleanText(text: string): string {
  const spaced = text.replace(/[\s\u2028\u2029\u0085]+/gu, ' ');
  return spaced.replace(INVISIBLE, '').replace(/ +/g, ' ').trim();
}

/** True when the text holds a character that a reader cannot see; tab and line feed are allowed. */
export function hasInvisible(text: string): boolean {
  return text.replace(/[\t\n]/g, '').search(INVISIBLE) !== -1;
}

/** Cuts at a word boundary; what is cut ends with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.-]+$/, '')}…`;
}
