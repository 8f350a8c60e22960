// A text put together from pieces of another, and where each of its letters stood there.

export interface Reading {
  text: string;
  /** The half-open range of the original that a range of the reading stands for; UTF-16 units. */
  origin: (start: number, end: number) => { start: number; end: number };
}

/**
 * @param ranges of the text, in order, half-open
 * @param between what stands between two pieces
 */
export function pieced(
  text: string,
  ranges: readonly { start: number; end: number }[],
  between = '',
): Reading {
  let plain = '';
  const pieces = ranges.map(({ start, end }, at) => {
    if (at > 0) plain += between;
    const piece = { at: plain.length, shift: start - plain.length };
    plain += text.slice(start, end);
    return piece;
  });
  const shiftAt = (at: number) => pieces[lastAtMost(pieces, at)]?.shift ?? 0;
  return {
    text: plain,
    origin: (start, end) => ({ start: start + shiftAt(start), end: end + shiftAt(end - 1) }),
  };
}

/** Binary search. */
function lastAtMost(pieces: readonly { at: number }[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
