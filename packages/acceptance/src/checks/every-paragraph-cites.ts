// `every-paragraph-cites`: in these sections, whatever a reader takes as a statement says where it is from.
import type { Finding } from '@agent-harness/contracts';
import { cites } from '../outputs/citations.ts';
import { type Section, paragraphsOf, readMarkdown } from '../outputs/markdown.ts';
import type { OutputFile } from '../outputs/read-outputs.ts';
import type { CheckOf } from './ground.ts';

export function checkEveryParagraphCites(
  check: CheckOf<'every-paragraph-cites'>,
  files: readonly OutputFile[],
): Finding[] {
  return files.flatMap(({ path, text }) => {
    const { sections } = readMarkdown(text);
    return check.sections.flatMap((heading): Finding[] => {
      const named = sections.filter((section) => section.heading === heading);
      // A section that is not there would have nothing uncited.
      if (named.length === 0)
        return [{ file: path, line: null, message: `the section "${heading}" is missing` }];
      return named.flatMap((section) => uncited(section).map((one) => ({ file: path, ...one })));
    });
  });
}

function uncited(section: Section): Omit<Finding, 'file'>[] {
  return paragraphsOf(section.lines)
    .filter(({ text }) => !cites(text))
    .map(({ number }) => ({
      line: number,
      message: `in "${section.heading}", cites no commit and no claim`,
    }));
}
