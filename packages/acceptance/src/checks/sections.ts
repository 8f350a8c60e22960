// `sections`: each file has these headings, once, in this order, and something below each.
import type { Finding } from '@agent-harness/contracts';
import { paragraphsOf, readMarkdown } from '../outputs/markdown.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { CheckOf } from './ground.ts';

export function checkSections({ require }: CheckOf<'sections'>, files: readonly OutputFile[]): Finding[] {
  return files.flatMap(({ path, text }) => {
    const { sections, fences } = readMarkdown(text);
    const findings: Finding[] = [];
    const find = (line: number | null, message: string) => findings.push({ file: path, line, message });
    let previous = { heading: '', line: 0 };
    for (const heading of require) {
      const [section, second] = sections.filter((one) => one.heading === heading);
      if (!section) {
        find(null, `the section "${heading}" is missing`);
        continue;
      }
      if (second) find(second.line, `a second section "${heading}"`);
      if (section.line < previous.line)
        find(section.line, `"${heading}" stands before "${previous.heading}"; it belongs after it`);
      const end = section.lines.at(-1)?.number ?? section.line;
      const fenced = fences.some((fence) => fence.line > section.line && fence.line <= end + 1);
      if (paragraphsOf(section.lines).length === 0 && !fenced) find(section.line, `"${heading}" is empty`);
      previous = section;
    }
    return findings;
  });
}
