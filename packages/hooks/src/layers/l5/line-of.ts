// Tells the line of an offset.

/** @returns the line, from 0, of an offset in UTF-16 units; offsets are asked for in any order, of most texts none */
export function lineCounter(text: string): (at: number) => number {
  let starts: number[] | undefined;
  return (at) => lastAtMost((starts ??= startsOf(text)), at);
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** @returns the last place of a rising list whose value is not above; 0 where all are */
export function lastAtMost(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((values[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
