// The smallest parts of a section that must each cite: paragraphs, bullets, and the rows of tables.
import type { Report } from '../../verify/report.ts';
import type { Block, Section } from '../../verify/prose/document.ts';
import { INDEX_HEAD } from '../pages.ts';
import { TABLES } from '../offline/tables.ts';

const HEADS = new Set(
  [INDEX_HEAD, ...Object.values(TABLES).map((table) => table.head)].map((head) => `| ${head.join(' | ')} |`),
);

/** The head of a table names columns, so it must be one that this skill knows. */
export function blocksOf(file: string, section: Section, report: Report): Block[] {
  return section.blocks
    .filter((block) => block.text !== '')
    .flatMap((block) => {
      const lines = block.text.split('\n');
      if (!lines.some((line) => /^\s*\|/.test(line))) return [block];
      return lines.flatMap((text, index) => {
        const line = block.line + index;
        if (/^\|[\s:|-]+\|$/.test(text)) return [];
        if (/^\|[\s:|-]+\|$/.test(lines[index + 1] ?? '')) {
          if (!HEADS.has(text)) report(file, line, 'form.page: no page has a table with these columns');
          return [];
        }
        return [{ line, text }];
      });
    });
}
