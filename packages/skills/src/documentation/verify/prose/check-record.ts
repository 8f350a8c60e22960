// A decision record: its form, and that each paragraph stands on claims.
import type { Claim } from '../../../claims/claim.ts';
import type { Report } from '../../../verify/report.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import { APPROVAL, checkParagraph } from '../../../verify/prose/check-paragraph.ts';
import { type Document, withoutCode } from '../../../verify/prose/document.ts';

const SECTIONS = [
  'Context and Problem Statement',
  'Decision Outcome',
  'Consequences',
  'Evidence',
  'Questions for the reviewer',
];
const NOTES = ['*Drafted offline from evidence, without a model.*', '*Drafted by a model from evidence.*'];
/** Where every paragraph must cite. */
const CITED = new Set(SECTIONS.slice(0, 3));

export function checkRecord(
  file: string,
  document: Document,
  claims: ReadonlyMap<string, Claim>,
  report: Report,
): void {
  if (document.titles.length !== 1 || document.titles[0]?.text.trim() === '')
    report(file, null, 'needs exactly one title');
  const found = document.sections.map((section) => section.title);
  for (const title of SECTIONS) {
    if (found.filter((other) => other === title).length !== 1)
      report(file, null, `needs one section "${title}"`);
  }
  for (const { title, line } of document.sections) {
    if (!SECTIONS.includes(title)) report(file, line, `has no place for a section ${JSON.stringify(title)}`);
  }
  for (const { line } of document.deeper) report(file, line, 'a record has no headings below its sections');
  for (const { line, text } of document.preamble) {
    if (!NOTES.includes(text.trim()))
      report(file, line, `only a note may stand before the first section: ${NOTES.join(' or ')}`);
  }
  checkFrontMatter(file, document, claims, report);
  for (const section of document.sections.filter(({ title }) => CITED.has(title))) {
    const blocks = section.blocks.filter((block) => block.text !== '');
    if (blocks.length === 0) report(file, section.line, `"${section.title}" says nothing`);
    for (const block of blocks) checkParagraph(file, block, claims, report);
  }
  for (const section of document.sections.filter(({ title }) => !CITED.has(title)))
    for (const { line, text } of section.blocks) checkLoose(file, section.title, line, text, report);
}

/** What stands outside the cited sections: rows of evidence, and questions, which state nothing. */
function checkLoose(file: string, title: string, line: number, text: string, report: Report): void {
  if (title === 'Evidence' && text !== '' && !text.startsWith('|'))
    report(file, line, 'only a table may stand under "Evidence"');
  if (title !== 'Evidence' && APPROVAL.test(withoutCode(text).replace(/“[^”]*”/g, '')))
    report(file, line, 'says that somebody approved, without a quote that states it');
}
