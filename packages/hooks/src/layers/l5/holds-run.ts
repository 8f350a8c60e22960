// Finds so many characters of one kind in a row, by looking at few of a text.

/** By code, 1 for the characters of a kind; what is not ASCII is of no kind. */
export type Kind = Uint8Array;

/** @param chars ASCII characters and ranges of them, as `a-z0-9_`; a dash that ends them stands for itself */
export function kindOf(chars: string): Kind {
  const kind = new Uint8Array(128);
  for (let at = 0; at < chars.length; at += 1) {
    const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
    const last = isRange ? at + 2 : at;
    kind.fill(1, chars.charCodeAt(at), chars.charCodeAt(last) + 1);
    at = last;
  }
  return kind;
}

/** All other characters of ASCII. */
export function otherThan(kind: Kind): Kind {
  return kind.map((isOf) => 1 - isOf);
}

/** A run that long has a character at every place that its length divides: only around those of the kind is more to be seen. */
export function holdsRun(text: string, kind: Kind, length: number): boolean {
  return runFrom(text, kind, length, 0) >= 0;
}

/** @returns each run of so many at least, UTF-16 units, half-open */
export function* runsOf(text: string, kind: Kind, length: number): Generator<{ start: number; end: number }> {
  let start = runFrom(text, kind, length, 0);
  while (start >= 0) {
    const end = runEnd(text, kind, start + length);
    yield { start, end };
    start = runFrom(text, kind, length, end);
  }
}

function runEnd(text: string, kind: Kind, from: number): number {
  let end = from;
  while (end < text.length && kind[text.charCodeAt(end)] === 1) end += 1;
  return end;
}

/** @param from where no run is under way @returns where the next one begins, or -1 */
function runFrom(text: string, kind: Kind, length: number, from: number): number {
  const isOf = (at: number): boolean => kind[text.charCodeAt(at)] === 1;
  let at = from + length - 1;
  while (at < text.length) {
    let start = at;
    while (start >= from && at - start < length && isOf(start)) start -= 1;
    // All of them, or: what comes next begins after the one that is of another kind.
    if (at - start === length) return start + 1;
    at = start + length;
  }
  return -1;
}
