// Finds the runs of one kind of character that are long enough, by looking at few of a text.

export interface Run {
  start: number;
  /** Exclusive. */
  end: number;
}

/** @returns by code, 1 for the ASCII characters of a kind */
export function kindOf(character: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (character.test(String.fromCharCode(code)) ? 1 : 0));
}

/** A run that long has a character at every place that its length divides, so that the others need no look. */
export function runsIn(codes: Uint16Array, kind: Uint8Array, least: number): Run[] {
  const found: Run[] = [];
  let at = least - 1;
  while (at < codes.length) {
    let start = at;
    while (start >= 0 && kind[codes[start] as number] === 1) start -= 1;
    start += 1;
    let end = at;
    while (end < codes.length && kind[codes[end] as number] === 1) end += 1;
    if (end - start >= least) found.push({ start, end });
    at = Math.max(at + 1, end) + least - 1;
  }
  return found;
}
