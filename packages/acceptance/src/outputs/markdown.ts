// What the checks need of a Markdown file: its lines outside and inside fences, headings, sections, paragraphs.

export interface Line {
  /** From 1. */
  number: number;
  text: string;
}

export interface Fence {
  /** Of the opening line. */
  line: number;
  /** First word after the opening marks, in lower case. */
  language: string;
  text: string;
  closed: boolean;
}

export interface Section {
  /** The heading as written, such as `## Decision Outcome`. */
  heading: string;
  line: number;
  level: number;
  /** Everything below it up to the next heading of the same or a higher level, without fenced lines. */
  lines: Line[];
}

export interface Markdown {
  /** Lines outside front matter and fences. */
  lines: Line[];
  fences: Fence[];
  sections: Section[];
}

export function readMarkdown(text: string): Markdown {
  const { lines, fences } = splitFences(withoutFrontMatter(text));
  return { lines, fences, sections: sectionsOf(lines) };
}

function withoutFrontMatter(text: string): Line[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, text: line }));
  if (lines[0]?.text !== '---') return lines;
  const end = lines.findIndex((line, index) => index > 0 && line.text === '---');
  // Without an end it hides nothing.
  return lines.slice(end + 1);
}

function splitFences(all: Line[]): { lines: Line[]; fences: Fence[] } {
  const lines: Line[] = [];
  const fences: Fence[] = [];
  let open: (Fence & { mark: string; body: string[] }) | null = null;
  for (const line of all) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line.text);
    const [, marks = '', info = ''] = mark ?? [];
    if (open) {
      const ends: boolean = marks.startsWith(open.mark) && info.trim() === '';
      if (ends) fences.push(closeFence(open, true));
      else open.body.push(line.text);
      if (ends) open = null;
    } else if (mark && !(marks.startsWith('`') && info.includes('`'))) {
      const language = info.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
      open = { line: line.number, language, text: '', closed: false, mark: marks, body: [] };
    } else lines.push(line);
  }
  if (open) fences.push(closeFence(open, false));
  return { lines, fences };
}

function closeFence({ line, language, body }: Fence & { body: string[] }, closed: boolean): Fence {
  return { line, language, text: body.join('\n'), closed };
}

function sectionsOf(lines: Line[]): Section[] {
  const headings = lines.flatMap((line, index) => {
    const [, marks, title] = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(line.text) ?? [];
    return marks === undefined || title === undefined
      ? []
      : [{ index, line: line.number, level: marks.length, heading: `${marks} ${title}` }];
  });
  return headings.map(({ index, ...section }, at) => {
    const next = headings.slice(at + 1).find((other) => other.level <= section.level);
    return { ...section, lines: lines.slice(index + 1, next?.index) };
  });
}

/** Paragraphs, list items, table rows: what a reader takes as one statement. Headings and comments are none. */
export function paragraphsOf(lines: readonly Line[]): Line[] {
  const paragraphs: Line[] = [];
  let open = false;
  for (const { number, text } of lines) {
    const line = text.trim();
    const last = paragraphs.at(-1);
    if (isNoStatement(line)) open = false;
    else if (open && last && !/^(?:[-*+]|\d+[.)])\s|^\|/.test(line)) last.text += ` ${line}`;
    else {
      paragraphs.push({ number, text: line });
      open = !line.startsWith('|');
    }
  }
  return withoutTableHeads(paragraphs, lines);
}

function isNoStatement(line: string): boolean {
  const ruler = /^(?:[-*_] ?){3,}$/.test(line);
  return (
    line === '' ||
    ruler ||
    /^#{1,6}\s/.test(line) ||
    /^<!--(?:(?!-->).)*-->$/.test(line) ||
    isTableRuler(line)
  );
}

function isTableRuler(line: string): boolean {
  return /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/.test(line);
}

/** The row above a table's ruler names columns and states nothing. */
function withoutTableHeads(paragraphs: Line[], lines: readonly Line[]): Line[] {
  const heads = new Set(
    lines.filter((_, index) => isTableRuler(lines[index + 1]?.text.trim() ?? '')).map(({ number }) => number),
  );
  return paragraphs.filter(({ number, text }) => !(text.startsWith('|') && heads.has(number)));
}
