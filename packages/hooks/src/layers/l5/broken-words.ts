// Words that are parted at the end of a line, put together again.

/** A stretch of a text, its broken words whole; UTF-16 units of the original, half-open. */
export interface Rejoined {
  text: string;
  start: number;
  end: number;
}

/** A dash at the end of a line, and what marks the next one as a comment or a quotation. What is before it is looked at last. */
const BREAK = /[-\u2010]\r?\n(?<=\p{Ll}[-\u2010]\r?\n)[ \t>*#/]{0,8}(?=\p{Ll}{2})/gu;
/** What is read around a break: an instruction is not longer. */
const AROUND = 300;

/** @returns the stretches around breaks, each within its paragraph */
export function rejoined(text: string): Rejoined[] {
  const found: Rejoined[] = [];
  for (const { index, 0: broken } of text.matchAll(BREAK)) {
    const last = found.at(-1);
    const end = paragraphEnd(text, index + broken.length);
    if (last !== undefined && index - AROUND <= last.end) last.end = end;
    else found.push({ text: '', start: paragraphStart(text, index), end });
  }
  for (const stretch of found) stretch.text = text.slice(stretch.start, stretch.end).replaceAll(BREAK, '');
  return found;
}

function paragraphStart(text: string, at: number): number {
  const from = Math.max(0, at - AROUND);
  const blank = text.slice(from, at).lastIndexOf('\n\n');
  return blank < 0 ? from : from + blank + 2;
}

function paragraphEnd(text: string, at: number): number {
  const near = text.slice(at, at + AROUND);
  const blank = near.indexOf('\n\n');
  return blank < 0 ? at + near.length : at + blank;
}
