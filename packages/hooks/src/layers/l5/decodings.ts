// Other readings of a text, each with the line it stands for: hidden parts, twice if need be, escapes and respellings.
import { foldLine } from './fold-line.ts';
import { hiddenParts } from './hidden-text.ts';
import { respellings } from './respellings.ts';

/** Nobody hides a sentence behind a megabyte of noise and expects it read. */
const MAX_LINE = 64 * 1024;
/** Base64 in base64; deeper is not undone. */
const MAX_DEPTH = 2;

export interface Decoded {
  /** Folded, on one line. */
  text: string;
  /** The line of the original, from 0. */
  line: number;
}

/**
 * @param lines as they stand
 * @param folded the same, folded
 */
export function decodings(lines: readonly string[], folded: readonly string[]): Decoded[] {
  const found: Decoded[] = [];
  const text = lines.join('\n');
  const lineAt = lineCounter(text);
  for (const { text: part, at } of nested(text, MAX_DEPTH)) found.push(...readings(part, lineAt(at)));
  for (const [at, line] of folded.entries()) {
    const short = line.slice(0, MAX_LINE);
    const escaped = unescaped(lines[at] ?? '');
    if (escaped !== null) found.push(...readings(escaped, at));
    for (const reading of respellings(short)) if (reading !== line) found.push({ text: reading, line: at });
  }
  return found;
}

function nested(text: string, depth: number): { text: string; at: number }[] {
  const parts = hiddenParts(text);
  if (depth <= 1) return parts;
  return parts.flatMap((part) => [
    part,
    ...nested(part.text, depth - 1).map((inner) => ({ text: inner.text, at: part.at })),
  ]);
}

function readings(text: string, line: number): Decoded[] {
  const folded = foldLine(text.slice(0, MAX_LINE).replaceAll(/[\r\n]+/gu, ' '));
  const again = unescaped(text);
  return [folded, ...respellings(folded), ...(again === null ? [] : [foldLine(again)])].map((reading) => ({
    text: reading,
    line,
  }));
}

/** Percent and backslash escapes undone, percent twice; null where there are none. */
function unescaped(line: string): string | null {
  const text = line.slice(0, MAX_LINE);
  if (!/%(?:25)?[2-7][0-9a-f]|\\u\{?[0-9a-f]{2}/iu.test(text)) return null;
  const percent = (of: string) =>
    of.replace(/(?:%[0-9a-f]{2})+/giu, (codes) =>
      Buffer.from(codes.replaceAll('%', ''), 'hex')
        .toString('utf8')
        .replaceAll(/[\r\n]/gu, ' '),
    );
  const plain = percent(percent(text)).replace(
    /\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/giu,
    (_, braced?: string, four?: string) => {
      const code = Number.parseInt(braced ?? four ?? '', 16);
      return code < 32 || code > 0x10ffff ? ' ' : String.fromCodePoint(code);
    },
  );
  return plain === text ? null : plain;
}

/** @returns the line of an offset; offsets are asked for in any order */
function lineCounter(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
