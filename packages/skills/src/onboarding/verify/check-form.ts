// A page has its title, its note and its sections, in order, and nothing else between them.
import type { Report } from '../../verify/report.ts';
import type { Document } from '../../verify/prose/document.ts';
import { INDEX_SECTIONS, PAGES } from '../pages.ts';
import { EVIDENCE } from '../phrases.ts';
import { INDEX } from './output-files.ts';

const NOTES = ['*Drafted offline from evidence, without a model.*', '*Drafted by a model from evidence.*'];

export function checkForm(file: string, document: Document, report: Report): void {
  const page = PAGES.find((candidate) => `${candidate.name}.md` === file);
  const title = file === INDEX ? 'Onboarding' : page?.title;
  const sections = [...(file === INDEX ? INDEX_SECTIONS : (page?.sections ?? [])), EVIDENCE];
  if (document.frontMatter !== null) report(file, 1, 'form.page: a page has no front matter');
  if (document.titles.length !== 1 || document.titles[0]?.text !== title)
    report(file, 1, `form.page: needs the one title ${JSON.stringify(title)}`);
  const found = document.sections.map((section) => section.title);
  if (found.join('\n') !== sections.join('\n'))
    report(
      file,
      null,
      `form.page: the sections must be ${sections.map((name) => JSON.stringify(name)).join(', ')}`,
    );
  for (const { line } of document.deeper)
    report(file, line, 'form.page: a page has no headings below its sections');
  for (const { line, text } of document.preamble)
    if (!NOTES.includes(text.trim()))
      report(file, line, `form.page: only a note may stand before the first section: ${NOTES.join(' or ')}`);
}
