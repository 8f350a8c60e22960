// The anchors of a Markdown file: its headings as GitLab and GitHub name them, and explicit ids.
import { readMarkdown } from './markdown.ts';

export function anchorsOf(text: string): Set<string> {
  const { sections, lines } = readMarkdown(text);
  const anchors = new Set<string>();
  for (const { heading } of sections) {
    const base = slug(heading.replace(/^#+ /, ''));
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${base}-${count}`;
    anchors.add(anchor);
  }
  for (const line of lines)
    for (const [, id] of line.text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g))
      if (id !== undefined) anchors.add(id);
  return anchors;
}

function slug(title: string): string {
  return title
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
