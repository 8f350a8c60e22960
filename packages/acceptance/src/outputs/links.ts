// The links of a Markdown file, outside code.
import { readMarkdown } from './markdown.ts';

export interface Link {
  /** From 1. */
  line: number;
  /** As written; null when a reference has no definition. */
  target: string | null;
}

const INLINE =
  /(?<!\\)\]\(\s*(?:<([^<>]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)/g;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?/;
const REFERENCE = /(?<!\\)\[[^[\]]*\]\[([^[\]]+)\]/g;

export function linksOf(text: string): Link[] {
  const lines = readMarkdown(text).lines.map(({ number, text: line }) => ({
    number,
    text: withoutCode(line),
  }));
  const definitions = new Map<string, string>();
  for (const line of lines) {
    const [, name, target] = DEFINITION.exec(line.text) ?? [];
    if (name !== undefined && target !== undefined) definitions.set(name.toLowerCase(), target);
  }
  return lines.flatMap(({ number, text: line }) => [
    ...[...line.matchAll(INLINE)].map((match) => ({ line: number, target: match[1] ?? match[2] ?? '' })),
    ...[...line.matchAll(REFERENCE)].map((match) => ({
      line: number,
      target: definitions.get((match[1] ?? '').toLowerCase()) ?? null,
    })),
  ]);
}

/** Blanks code spans, keeping what is around them. */
function withoutCode(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, (span) => 'x'.repeat(span.length));
}
