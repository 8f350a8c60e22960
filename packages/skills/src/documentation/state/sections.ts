// Cuts a document into its sections, and tells which of them a person edited.
import { createHash } from 'node:crypto';

export interface DocumentSection {
  /** Empty for what stands before the first section: front matter, title, note. */
  title: string;
  /** With its heading, without blank lines at the end. */
  text: string;
}

/** Sections begin at `## `, outside fences. */
export function splitSections(document: string): DocumentSection[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let fenced = false;
  for (const line of document.split('\n')) {
    if (/^\s*(`{3,}|~{3,})/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^## (.*)$/.exec(line);
    if (heading) sections.push({ title: heading[1] ?? '', lines: [line] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join('\n').trimEnd() }));
}

export function joinSections(sections: readonly DocumentSection[]): string {
  return `${sections.map(({ text }) => text).join('\n\n')}\n`;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text.trimEnd()).digest('hex');
}

export function hashesOf(document: string): Record<string, string> {
  return Object.fromEntries(splitSections(document).map(({ title, text }) => [title, hashOf(text)]));
}
