// Other readings of a text in which a credential may stand: base64 undone, pieces of a string put together, and what an escape hides the start of.
import { codeReader } from '../../shell/codes-of.ts';
import { behindEscapes } from './behind-escapes.ts';
import { type Reading, pieced } from './pieced.ts';

/** Decoded chunks of one text that are looked at; what comes after is left alone. */
const MAX_CHUNKS = 2000;
/** A credential does not fit in less. */
const SHORTEST_CHUNK = 24;
const PADDING = 61;
const MOST_PADDING = 2;
/** By code. */
const IN_CHUNK = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9+/_-]/u.test(String.fromCharCode(code)) ? 1 : 0,
);
/** What breaks one string into pieces: a continued line, or two literals that are added. What is before it is looked at last. */
const JOINT =
  /(?:\\(?<=[\w/+=-]{3}\\)\r?\n[ \t]{0,80}|(["'])(?<=[\w/+=-]{3}["'])(?=[\s+.&])[ \t]{0,8}(?:(?:\+|\.\.?|&)[ \t]{0,8})?(?:\\?\r?\n[ \t]{0,80})?(?:(?:\+|\.\.?|&)[ \t]{0,8})?\1)(?=[\w/+=-]{3})/gu;

/** The shortest text with a joint in it: three characters on each side of two quotes and what stands between. */
const SHORTEST_JOINED = 8;

export function otherReadings(text: string): Reading[] {
  if (text.length < SHORTEST_JOINED) return [];
  return [...decoded(text), ...joined(text), ...behindEscapes(text)];
}

/** What base64 hides is hidden whole: a chunk stands for all that is found in it. */
function decoded(text: string): Reading[] {
  const found: Reading[] = [];
  for (const { chunk, index } of chunksOf(text)) {
    if (found.length >= MAX_CHUNKS) break;
    const plain = printable(chunk);
    if (plain !== null)
      found.push({ text: plain, origin: () => ({ start: index, end: index + chunk.length }) });
  }
  return found;
}

const codesOf = codeReader();

/** A run that long has a character at every 24th place, so that the others need no look. */
function* chunksOf(text: string): Generator<{ chunk: string; index: number }> {
  if (text.length < SHORTEST_CHUNK) return;
  const codes = codesOf(text);
  let at = SHORTEST_CHUNK - 1;
  while (at < codes.length) {
    let start = at;
    while (start >= 0 && IN_CHUNK[codes[start] as number] === 1) start -= 1;
    start += 1;
    let end = at;
    while (end < codes.length && IN_CHUNK[codes[end] as number] === 1) end += 1;
    if (end - start >= SHORTEST_CHUNK) {
      const padded = end + MOST_PADDING;
      while (end < padded && codes[end] === PADDING) end += 1;
      yield { chunk: text.slice(start, end), index: start };
    }
    at = Math.max(at + 1, end) + SHORTEST_CHUNK - 1;
  }
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
  const joints = Array.from(text.matchAll(JOINT), ({ 0: joint, index }) => ({
    start: index,
    end: index + joint.length,
  }));
  if (joints.length === 0) return [];
  const starts = [0, ...joints.map(({ end }) => end)];
  const ends = [...joints.map(({ start }) => start), text.length];
  return [
    pieced(
      text,
      starts.map((start, at) => ({ start, end: ends[at] ?? text.length })),
    ),
  ];
}
