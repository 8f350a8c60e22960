// Makes untrusted text inert in Markdown, and turns it back for comparison.
import { cleanText } from './clean.ts';

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/**
 * One line of text that renders as itself: no markup, HTML, link, reference, autolink or block.
 * `unescapeMarkdown` is its inverse.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~!${}@^]/g, (char) => `\\${char}`)
    .replace(/[<>&]/g, (char) => ENTITIES[char] ?? '')
    .replace(/:\/\//g, '\\:\\/\\/')
    .replace(/\b(www|https?|ftp|file|javascript|data|vbscript|mailto)([.:])/gi, '$1\\$2')
    .replace(/^([-+=:%"'])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

export function unescapeMarkdown(text: string): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(lt|gt|amp);/g,
    (_all, char: string | undefined, name: string | undefined) => {
      if (char !== undefined) return char;
      return name === 'lt' ? '<' : name === 'gt' ? '>' : '&';
    },
  );
}

/** What a reader sees of a line that `escapeMarkdown` made. */
export function plainText(markdown: string): string {
  return cleanText(unescapeMarkdown(markdown));
}

const PLAIN_CODE = /^[\w@./+:^~<>=*, -]+$/;
const LIKE_SHA = /^[0-9a-f]{7,64}$/;

/** A path, name or version in a code span when nothing in it can end the span or be taken for a commit. */
export function code(text: string): string {
  const safe = PLAIN_CODE.test(text) && text === text.trim() && !LIKE_SHA.test(text) && text !== '';
  return safe && !/[<>]/.test(text) ? `\`${text}\`` : escapeMarkdown(text);
}
