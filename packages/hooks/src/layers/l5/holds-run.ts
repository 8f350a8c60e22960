// Tells whether a text holds so many characters of one kind in a row, by looking at few of them.

/** By code, 1 for the characters of a kind; what is not ASCII is of no kind. */
export type Kind = Uint8Array;

/** @param chars one class of a regular expression, without its brackets */
export function kindOf(chars: string): Kind {
  const expression = new RegExp(`[${chars}]`, 'u');
  return Uint8Array.from({ length: 128 }, (_, code) => (expression.test(String.fromCharCode(code)) ? 1 : 0));
}

/** A run that long has a character at every place that its length divides: only around those of the kind is more to be seen. */
export function holdsRun(text: string, kind: Kind, length: number): boolean {
  const isOf = (at: number): boolean => kind[text.charCodeAt(at)] === 1;
  let at = length - 1;
  while (at < text.length) {
    let start = at;
    while (start >= 0 && at - start < length && isOf(start)) start -= 1;
    // All of them, or: what comes next begins after the one that is of another kind.
    if (at - start === length) return true;
    at = start + length;
  }
  return false;
}
