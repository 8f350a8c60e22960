// The architecture page: under its headings stand rows, sentences that cite, and the few that state nothing.
import type { Module } from '../../../architecture/modules/find-modules.ts';
import { citedIn } from '../../../claims/cited-in.ts';
import { unescapeMarkdown } from '../../../text/markdown.ts';
import { type Document, withoutCode } from '../../../verify/prose/document.ts';
import { APPROVAL } from '../../../verify/prose/check-paragraph.ts';
import type { Report } from '../../../verify/report.ts';
import { isFixed } from '../../phrases.ts';

const NOTES = /^\*Drafted (?:offline from evidence, without a model|by a model from evidence)\.\*$/;
/** Before what a run would write for a section that a person keeps. */
const KEPT =
  /^- (?:“(?:Diagram|Coverage|Evidence)”|What stands before the first section) was edited by a person and is kept\. This run would write:$/;

export function checkArchitecture(
  file: string,
  document: Document,
  modules: readonly Pick<Module, 'path'>[],
  report: Report,
): void {
  for (const { line, text } of document.deeper)
    if (!isFolder(unescapeMarkdown(text), modules))
      report(file, line, `${JSON.stringify(text)} is no folder of modules`);
  for (const { line, text } of [...document.preamble, ...document.sections.flatMap(({ blocks }) => blocks)]) {
    if (text === '' || isFixed(text) || NOTES.test(text) || KEPT.test(text)) continue;
    const uncited = (text.startsWith('|') ? rowsOf(text) : [text]).filter(
      (part) => citedIn(part).length === 0,
    );
    if (uncited.length > 0) report(file, line, 'a paragraph or row cites no claim');
    if (APPROVAL.test(withoutCode(text))) report(file, line, 'says that somebody approved');
  }
}

/** Rows below the head of a table. */
function rowsOf(table: string): string[] {
  return table.split('\n').slice(2);
}

function isFolder(title: string, modules: readonly Pick<Module, 'path'>[]): boolean {
  const folder = title.trim().replace(/ \(\d+ of \d+\)$/, '');
  return folder === '.' || modules.some(({ path }) => `${path}/`.startsWith(`${folder}/`));
}
