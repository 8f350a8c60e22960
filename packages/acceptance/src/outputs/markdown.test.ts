// What the checks see of a Markdown file.
import { describe, expect, it } from 'vitest';
import { paragraphsOf, readMarkdown } from './markdown.ts';

const statements = (text: string) =>
  paragraphsOf(readMarkdown(text).lines).map((one) => [one.number, one.text]);

describe('readMarkdown', () => {
  it('leaves out front matter, and keeps the numbers of lines', () => {
    expect(readMarkdown('---\nstatus: proposed\n---\n# T\n').sections).toMatchObject([
      { heading: '# T', line: 4 },
    ]);
    expect(statements('---\nstatus: proposed\n---\ntext')).toEqual([[4, 'text']]);
    expect(statements('text\n\n---\nmore')).toEqual([
      [1, 'text'],
      [4, 'more'],
    ]);
  });

  it('leaves out nothing where front matter has no end, or a line only begins like a fence', () => {
    expect(statements('---\ntext')).toEqual([[2, 'text']]);
    expect(readMarkdown('```a``` b\n# T').sections).toMatchObject([{ heading: '# T', line: 2 }]);
  });

  it('keeps a section until the next heading of its level or a higher one', () => {
    const { sections } = readMarkdown('## A\na\n### B\nb\n## C ##\nc\n# D\nd');
    expect(sections.map(({ heading, lines }) => [heading, lines.map(({ number }) => number)])).toEqual([
      ['## A', [2, 3, 4]],
      ['### B', [4]],
      ['## C', [6]],
      ['# D', [8]],
    ]);
  });

  it('sees no heading inside a fence, and no end of a fence in a shorter one', () => {
    const { sections, fences } = readMarkdown('# A\n````md\n```\n# B\n```\n````\n# C\n~~~\n```\n~~~\n');
    expect(sections.map(({ heading }) => heading)).toEqual(['# A', '# C']);
    expect(fences).toMatchObject([
      { line: 2, language: 'md', text: '```\n# B\n```', closed: true },
      { line: 8, language: '', text: '```', closed: true },
    ]);
  });

  it('says when a fence never ends', () => {
    expect(readMarkdown('```mermaid\ngraph TD').fences).toEqual([
      { line: 1, language: 'mermaid', text: 'graph TD', closed: false },
    ]);
  });
});

describe('paragraphsOf', () => {
  it('joins the lines of a paragraph and takes list items and table rows apart', () => {
    const text = 'one\ntwo\n\n- a\n  more\n- b\n1. c\n\n| h | i |\n|---|---|\n| x | y |\n| z | w |\nafter';
    expect(statements(text)).toEqual([
      [1, 'one two'],
      [4, '- a more'],
      [6, '- b'],
      [7, '1. c'],
      [11, '| x | y |'],
      [12, '| z | w |'],
      [13, 'after'],
    ]);
  });

  it('takes a sign in a sentence for no heading, and a ruler for one wherever it stands', () => {
    expect(statements('In C # is a sign.')).toEqual([[1, 'In C # is a sign.']]);
    expect(statements('| h |\n  |---|\n| x |')).toEqual([[3, '| x |']]);
  });

  it('skips headings, rules and whole comments, but not text beside a comment', () => {
    expect(statements('# h\n---\n<!-- c -->\n<!-- a --> text <!-- b -->\n* * *\n')).toEqual([
      [4, '<!-- a --> text <!-- b -->'],
    ]);
  });
});
