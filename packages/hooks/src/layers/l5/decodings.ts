// What is hidden in a text in another form, in clear, with the lines that it stands for.
import { rejoined } from './broken-words.ts';
import { unescaped } from './escapes.ts';
import { foldLine } from './fold-line.ts';
import { hiddenParts } from './hidden-text.ts';
import { isMention } from './is-mention.ts';

/** Nobody hides a sentence behind a megabyte of noise and expects it read. */
const MAX_LINE = 64 * 1024;
/** Base64 in base64 in hex; deeper is not undone. */
const MAX_DEPTH = 3;

const NONE: ReadonlySet<number> = new Set();

export interface Decoded {
  /** Folded, on one line. */
  text: string;
  /** Lines of the original, from 0, inclusive. */
  from: number;
  to: number;
  /** In a form that people do not read; escapes of addresses and strings are ordinary. */
  hidden: boolean;
}

/**
 * @param text as it stands
 * @param lineAt the line of an offset of it
 * @param cut the lengths of which words stand in a row in it
 */
export function decodings(text: string, lineAt: (at: number) => number, cut: ReadonlySet<number>): Decoded[] {
  const found: Decoded[] = [];
  const add = (plain: string, start: number, end: number, hidden: boolean) => {
    const line = foldLine(plain.slice(0, MAX_LINE).replaceAll(/[\r\n]+/gu, ' '));
    found.push({ text: line, from: lineAt(start), to: lineAt(Math.max(start, end - 1)), hidden });
  };
  const escaped = unescaped(text);
  const parts = nested(text, MAX_DEPTH, cut);
  const lower = parts.length > 0 ? text.toLowerCase() : '';
  for (const { text: plain, at, length } of parts) {
    // A guide shows an encoded attack as it shows a plain one.
    if (isMention(lower, at, at + length)) continue;
    // What stands beside it in clear is not hidden, and is read by itself.
    if (lower.includes(plain.trim().toLowerCase())) continue;
    add(plain, at, at + length, true);
    for (const again of unescaped(plain)) add(again.text, at, at + length, true);
  }
  for (const { text: plain, start, end } of [...escaped, ...rejoined(text)]) add(plain, start, end, false);
  // A string in pieces may hold one that is encoded.
  for (const { text: plain, start, end } of escaped)
    for (const part of nested(plain, 1, NONE))
      if (!parts.some(({ text: known }) => known === part.text)) add(part.text, start, end, true);
  return found;
}

interface Part {
  text: string;
  at: number;
  length: number;
}

function nested(text: string, depth: number, cut: ReadonlySet<number>): Part[] {
  const parts = hiddenParts(text, cut);
  if (depth <= 1) return parts;
  return parts.flatMap((part) => [
    part,
    ...nested(part.text, depth - 1, cut).map((inner) => ({
      text: inner.text,
      at: part.at,
      length: part.length,
    })),
  ]);
}
