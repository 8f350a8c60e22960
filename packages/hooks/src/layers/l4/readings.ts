// Other readings of a text in which a credential may stand: base64 undone, pieces of a string put together, and what an escape hides the start of.
import { codeReader } from '../../shell/codes-of.ts';
import { behindEscapes } from './behind-escapes.ts';
import { type Reading, pieced } from './pieced.ts';
import { kindOf, runsIn } from './runs-in.ts';

/** Decoded chunks of one text that are looked at; what comes after is left alone. */
const MAX_CHUNKS = 2000;
/** A credential does not fit in less. */
const SHORTEST_CHUNK = 24;
const PADDING = 61;
const MOST_PADDING = 2;
const IN_CHUNK = kindOf(/[A-Za-z0-9+/_-]/u);
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

function* chunksOf(text: string): Generator<{ chunk: string; index: number }> {
  if (text.length < SHORTEST_CHUNK) return;
  const codes = codesOf(text);
  for (const { start, end } of runsIn(codes, IN_CHUNK, SHORTEST_CHUNK)) {
    const most = end + MOST_PADDING;
    let padded = end;
    while (padded < most && codes[padded] === PADDING) padded += 1;
    yield { chunk: text.slice(start, padded), index: start };
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
