// Markdown as the words a reader sees, for quoting a repository's own documents.
import { cleanText } from '../text/clean.ts';

/** Links keep their text, images and HTML tags vanish, emphasis and code marks go. One line. */
export function plainMarkdown(text: string): string {
  return cleanText(
    text
      .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
      .replace(/!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])/g, ' ')
      .replace(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
      .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
      .replace(/\*\*|__|`+/g, '')
      .replace(/(^|\W)[*_](?=\S)|(?<=\S)[*_](?=\W|$)/g, '$1')
      .replace(/&nbsp;/g, ' ')
      .replace(/^[>\s]+/, ''),
  );
}

export interface Paragraph {
  /** 1-based, both inclusive. */
  line: number;
  to: number;
  /** The nearest heading above, plain; empty before the first. */
  heading: string;
  text: string;
  /** As written. */
  raw: string;
}

const NOT_PROSE =
  /^\s*([-*+]\s|\d+[.)]\s|\||#|>|\[!|\[[^\]]+\]:|<\/?(p|div|h\d|img|a|br|picture|source|table|center|em|i)\b|---|===|:::|\{%|!!!|\.\. )/i;

/** Prose paragraphs outside fences, lists, tables and HTML blocks; badges leave nothing and are left out. */
export function paragraphsOf(markdown: string): Paragraph[] {
  const found: Paragraph[] = [];
  let heading = '';
  let current: { line: number; lines: string[] } | null = null;
  let fence = '';
  const close = () => {
    if (current !== null && !NOT_PROSE.test(current.lines[0] ?? '')) {
      const text = plainMarkdown(current.lines.join('\n'));
      if (/[a-z]{3}/i.test(text) && text.includes(' '))
        found.push({
          line: current.line,
          to: current.line + current.lines.length - 1,
          heading,
          text,
          raw: current.lines.join('\n'),
        });
    }
    current = null;
  };
  const lines = markdown.split('\n');
  const start = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  for (let index = start; index < lines.length; index += 1) {
    const content = lines[index] ?? '';
    const mark = /^\s*(`{3,}|~{3,})/.exec(content)?.[1]?.slice(0, 3);
    if (mark !== undefined && (fence === '' || fence === mark)) {
      close();
      fence = fence === '' ? mark : '';
    } else if (fence !== '') continue;
    else if (content.trim() === '') close();
    else if (/^#{1,6}\s/.test(content)) {
      close();
      heading = plainMarkdown(content.replace(/^#+\s*/, ''));
    } else if (/^(=+|-+)\s*$/.test(content) && current !== null) {
      heading = plainMarkdown((current as { lines: string[] }).lines.join(' '));
      current = null;
    } else if (current === null) current = { line: index + 1, lines: [content] };
    else current.lines.push(content);
  }
  close();
  return found;
}
