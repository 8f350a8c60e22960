// Other readings of a text in which a credential may stand: base64 undone, and pieces of a string put together.

export interface Reading {
  text: string;
  /** The half-open range of the original that a range of the reading stands for; UTF-16 units. */
  origin: (start: number, end: number) => { start: number; end: number };
}

/** Decoded chunks of one text that are looked at; what comes after is left alone. */
const MAX_CHUNKS = 2000;
/** A credential does not fit in less. */
const CHUNK = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{24,}={0,2}/gu;
/** What breaks one string into pieces: a continued line, or two literals that are added. */
const JOINT =
  /(?<=[\w/+=-]{3})(?:\\\r?\n[ \t]{0,80}|(["'])(?=[\s+.&])[ \t]{0,8}(?:(?:\+|\.\.?|&)[ \t]{0,8})?(?:\\?\r?\n[ \t]{0,80})?(?:(?:\+|\.\.?|&)[ \t]{0,8})?\1)(?=[\w/+=-]{3})/gu;

export function otherReadings(text: string): Reading[] {
  return [...decoded(text), ...joined(text)];
}

/** What base64 hides is hidden whole: a chunk stands for all that is found in it. */
function decoded(text: string): Reading[] {
  const found: Reading[] = [];
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    if (found.length >= MAX_CHUNKS) break;
    const plain = printable(chunk);
    if (plain !== null)
      found.push({ text: plain, origin: () => ({ start: index, end: index + chunk.length }) });
  }
  return found;
}

/** @returns what the chunk decodes to, or null where that is no text */
function printable(chunk: string): string | null {
  // The first bytes tell nearly always: most long words are no base64, and most base64 is no text.
  if (!isText(Buffer.from(chunk.slice(0, 24), 'base64'))) return null;
  const bytes = Buffer.from(chunk, 'base64');
  return isText(bytes) ? bytes.toString('latin1') : null;
}

function isText(bytes: Buffer): boolean {
  for (const byte of bytes)
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte > 126) return false;
  return true;
}

function joined(text: string): Reading[] {
  const joints = Array.from(text.matchAll(JOINT), ({ 0: joint, index }) => ({ index, length: joint.length }));
  if (joints.length === 0) return [];
  let plain = '';
  let from = 0;
  const pieces: { at: number; shift: number }[] = [{ at: 0, shift: 0 }];
  for (const { index, length } of joints) {
    plain += text.slice(from, index);
    from = index + length;
    pieces.push({ at: plain.length, shift: from - plain.length });
  }
  plain += text.slice(from);
  const shiftAt = (at: number) => pieces[lastAtMost(pieces, at)]?.shift ?? 0;
  return [
    {
      text: plain,
      origin: (start, end) => ({ start: start + shiftAt(start), end: end + shiftAt(end - 1) }),
    },
  ];
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
