// Splits a commit body into sentences that are still literal parts of it.
import { cleanText } from './clean.ts';

const TRAILER =
  /^[A-Za-z][A-Za-z-]*-(by|to|for|id|with|url|from)\s*:|^(See merge request|Closes|Fixes|Refs?|Resolves|Cc|Change-Id|BUG|Ticket|Co-authored-by|git-svn-id|Generated with)\b.*/i;
const SENTENCE_END = /(?<=[.!?]["')\]]?)(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|resp)\.)\s+(?=[A-Z0-9`"'([])/;
const BULLET = /^\s*([-*•]|\d+[.)])\s+/;
const LEANS_BACK =
  /^(This|That|It|They|These|Those|Otherwise|Instead|Then|Such|Therefore|Thus|Hence|So|But|However|Both|Its|Their|Without|Which|And|Also|He|She|Here|There)\b|^\p{Ll}/u;

/** A sentence and the one it follows in the same paragraph. */
export interface Sentence {
  text: string;
  /** The sentence with the one before it when it begins by pointing back ("This ...", "Otherwise ..."). */
  whole: string;
}

/** Paragraphs end at blank lines and bullets; trailers, code and quoted mail are left out. */
export function sentencesOf(body: string): Sentence[] {
  return paragraphs(body).flatMap((paragraph) => {
    const parts = paragraph.split(SENTENCE_END).map((part) => part.trim());
    return parts
      .filter((part) => part !== '')
      .map((text, index, all) => {
        const before = all[index - 1];
        return { text, whole: before !== undefined && LEANS_BACK.test(text) ? `${before} ${text}` : text };
      });
  });
}

// Four spaces begin code, but not in the middle of a paragraph or before a bullet.
function isCode(line: string, paragraph: readonly string[]): boolean {
  return /^(\t| {4})\s*\S/.test(line) && paragraph.length === 0 && !BULLET.test(line);
}

function paragraphs(body: string): string[] {
  const found: string[] = [];
  let current: string[] = [];
  let fenced = false;
  const close = () => {
    const text = cleanText(current.join(' '));
    if (text !== '') found.push(text);
    current = [];
  };
  for (const line of body.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const skipped =
      fenced || /^\s*(```|~~~)|^\s*>/.test(line) || isCode(line, current) || TRAILER.test(line.trim());
    if (skipped || line.trim() === '') close();
    else if (BULLET.test(line)) {
      close();
      current.push(line.replace(BULLET, ''));
    } else current.push(line);
  }
  close();
  return found;
}
