// A Markdown document in the parts that the checks look at.

export interface Block {
  /** 1-based line of its first line. */
  line: number;
  text: string;
}

export interface Section {
  title: string;
  line: number;
  blocks: Block[];
}

export interface Document {
  /** Lines between the `---` at the very top, `null` without them. */
  frontMatter: string[] | null;
  titles: Block[];
  /** Lines before the first section, without the title. */
  preamble: Block[];
  /** Headings below `##`. */
  deeper: Block[];
  sections: Section[];
  /** Fenced code by its info string. */
  fences: (Block & { info: string })[];
  /** Lines outside front matter and fences, code spans blanked; for checks of markup. */
  prose: Block[];
}

export function readDocument(text: string): Document {
  const lines = text.split('\n');
  const document: Document = {
    frontMatter: null,
    titles: [],
    preamble: [],
    deeper: [],
    sections: [],
    fences: [],
    prose: [],
  };
  let at = 0;
  if (lines[0] === '---') {
    const end = lines.indexOf('---', 1);
    document.frontMatter = end === -1 ? [] : lines.slice(1, end);
    at = end === -1 ? 0 : end + 1;
  }
  let fence: (Block & { info: string }) | null = null;
  for (; at < lines.length; at += 1) {
    const [line, content] = [at + 1, lines[at] ?? ''];
    const opening = /^\s*(`{3,}|~{3,})(.*)$/.exec(content);
    if (fence !== null) {
      if (opening && (opening[2] ?? '').trim() === '') fence = null;
      else fence.text += `${content}\n`;
    } else if (opening) {
      fence = { line, info: (opening[2] ?? '').trim(), text: '' };
      document.fences.push(fence);
    } else addLine(document, line, content);
  }
  return document;
}

function addLine(document: Document, line: number, content: string): void {
  document.prose.push({ line, text: withoutCode(content) });
  const heading = /^(#{1,6}) (.*)$/.exec(content);
  if (heading?.[1] === '#') document.titles.push({ line, text: heading[2] ?? '' });
  if (heading?.[1] === '##') document.sections.push({ title: heading[2] ?? '', line, blocks: [] });
  if (/^#{3,}$/.test(heading?.[1] ?? '')) document.deeper.push({ line, text: heading?.[2] ?? '' });
  const section = document.sections.at(-1);
  if (section === undefined && !heading && content.trim() !== '')
    document.preamble.push({ line, text: content });
  if (heading || section === undefined) return;
  const last = section.blocks.at(-1);
  const starts = /^\s*([-*+]|\d+[.)])\s/.test(content);
  if (content.trim() === '') section.blocks.push({ line, text: '' });
  else if (last === undefined || last.text === '' || starts) section.blocks.push({ line, text: content });
  else last.text += `\n${content}`;
}

/** Code spans become spaces of the same length; an escaped backtick opens none. */
export function withoutCode(text: string): string {
  return text.replace(/(?<!\\)(`+)(?!`)(.*?[^`])\1(?!`)/g, (span) => ' '.repeat(span.length));
}
