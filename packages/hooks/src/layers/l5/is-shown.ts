// Tells an attack that stands in a block of its own, as a specimen, from one that is said: block quotations, tables, listings.

/** Longer blocks are texts of their own. */
const MAX_BLOCK = 500;
/** UTF-16 units before and behind a block. */
const NEAR = 400;
/** How far back it is counted which listings are open. */
const FAR = 16 * 1024;
/** What a text is about that shows such a block: the word example alone stands over every second listing. */
const ABOUT_ATTACKS =
  /\b(?:attack(?:s|ers?|ed)?|attacker-\w{1,12}|injections?|injected|jailbreaks?|payloads?|malicious|adversar\w{2,5}|exploits?|red.?team\w{0,3}|poison\w{0,3}|phishing|regression set|test corpus|proof of concept|what arrived|refusal|detect(?:s|ors?|ed|ion)|classifier|classified|flagged|blocked|mitigations?)\b|(?<!\p{L})(?:angriff|angreif|attaqu|ataque|atacant|attacc|attack|атак|злоумышл|aanval)|攻击|注入|攻撃|공격/u;
/** What tells the reader to do as a block says. */
const OBEYED =
  /\b(?:act as if|as if this|(?:follow|obey|execute|apply|perform|run|decode) (?:this|that|it|these|them|the (?:following|above|block|steps|text|instructions?))|carry (?:it|this|them) out|do (?:what|as) (?:it|this|that|they)|you must|you should|please|comply|now)\b/u;
const FENCE = /^[^\S\n]{0,3}(?:'''|```|~~~)/u;
const SEPARATOR = /^[^\S\n]*\|?(?:[^\S\n]*:?-{2,}:?[^\S\n]*\|){1,20}/u;

interface Block {
  start: number;
  end: number;
  /** Of a table: what stands above its rows. */
  header: string;
}

/**
 * @param text lower case
 * @param start of the match
 * @param end of the match
 * @returns true when all of it stands in a short block, and the text beside the block is about attacks
 */
export function isShown(text: string, start: number, end: number): boolean {
  if (end - start > MAX_BLOCK) return false;
  // A line can be a megabyte long, and full of matches: only what is near is looked at.
  const from = Math.max(0, start - FAR);
  const near = text.slice(from, end + MAX_BLOCK + NEAR);
  const block = blockAround(near, start - from);
  if (block === undefined || end - from > block.end || block.end - block.start > MAX_BLOCK) return false;
  const before = lastParagraph(near.slice(Math.max(0, block.start - NEAR), block.start));
  const behind = firstParagraph(near.slice(block.end, block.end + NEAR));
  const beside = `${before}\n${block.header}\n${behind}`;
  return ABOUT_ATTACKS.test(beside) && !OBEYED.test(beside);
}

function blockAround(text: string, at: number): Block | undefined {
  const line = lineAt(text, at);
  if (/^[^\S\n]{0,3}>/u.test(line.text)) return quotation(text, line);
  if (/^[^\S\n]*\|[^\n]*\|/u.test(line.text)) return table(text, line);
  return listing(text, line);
}

function quotation(text: string, line: Line): Block {
  const isQuoted = (next: string) => /^[^\S\n]{0,3}>/u.test(next);
  return { start: first(text, line, isQuoted).start, end: last(text, line, isQuoted).end, header: '' };
}

/** A row is judged by itself: each is a specimen. */
function table(text: string, line: Line): Block | undefined {
  const isRow = (next: string) => /^[^\S\n]*\|/u.test(next);
  const head = first(text, line, isRow);
  const second = lineAt(text, head.end + 1);
  if (!SEPARATOR.test(second.text) || line.start <= second.start) return undefined;
  return {
    start: line.start,
    end: line.end,
    header: `${head.text}\n${lastParagraph(text.slice(Math.max(0, head.start - NEAR), head.start))}`,
  };
}

function listing(text: string, line: Line): Block | undefined {
  const isInside = (next: string) => !FENCE.test(next);
  if (!isInside(line.text)) return undefined;
  const top = first(text, line, isInside);
  const bottom = last(text, line, isInside);
  if (bottom.end - top.start > MAX_BLOCK || top.start === 0 || bottom.end === text.length) return undefined;
  const opening = lineAt(text, top.start - 1);
  if (!FENCE.test(opening.text)) return undefined;
  const open = text
    .slice(0, opening.start)
    .split('\n')
    .filter((next) => FENCE.test(next)).length;
  return open % 2 === 0
    ? { start: opening.start, end: lineAt(text, bottom.end + 1).end, header: '' }
    : undefined;
}

interface Line {
  start: number;
  end: number;
  text: string;
}

function lineAt(text: string, at: number): Line {
  // A search from before the beginning would look at the first character.
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  const stop = text.indexOf('\n', at);
  const end = stop < 0 ? text.length : stop;
  return { start, end, text: text.slice(start, end) };
}

/** The first line of those above that are of a kind with this one, as far as a block reaches. */
function first(text: string, line: Line, isOf: (text: string) => boolean): Line {
  let found = line;
  while (found.start > 0 && line.start - found.start <= MAX_BLOCK * 4) {
    const above = lineAt(text, found.start - 1);
    if (!isOf(above.text)) break;
    found = above;
  }
  return found;
}

function last(text: string, line: Line, isOf: (text: string) => boolean): Line {
  let found = line;
  while (found.end < text.length && found.end - line.end <= MAX_BLOCK) {
    const below = lineAt(text, found.end + 1);
    if (!isOf(below.text)) break;
    found = below;
  }
  return found;
}

function lastParagraph(text: string): string {
  return (
    text
      .trimEnd()
      .split(/\n\s*\n/u)
      .at(-1) ?? ''
  );
}

function firstParagraph(text: string): string {
  return text.trimStart().split(/\n\s*\n/u)[0] ?? '';
}
