// Reads the outputs of the write stage: the pages and the ledger, each a plain file of bounded size.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../verify/report.ts';
import { PAGES } from '../pages.ts';

export const INDEX = 'README.md';
export const LEDGER_FILE = 'evidence.json';
const DECLARED = new Set([INDEX, LEDGER_FILE, ...PAGES.map((page) => `${page.name}.md`)]);
const MOST_BYTES = 1 << 20;

/** Text of each declared file by path; all are required, everything else in the folder is reported. */
export async function readOutputs(folder: string, report: Report): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    report('', null, `the output folder ${folder} cannot be read`);
    return texts;
  }
  for (const { name, ...entry } of entries.map((found) => ({ name: found.name, plain: found.isFile() }))) {
    // A link could lead the reader out of the folder.
    if (!entry.plain) report(name, null, 'must be a plain file');
    else if (!DECLARED.has(name)) report(name, null, 'is not a declared output');
    else if ((await lstat(join(folder, name))).size > MOST_BYTES) report(name, null, 'is larger than 1 MB');
    else texts.set(name, await readFile(join(folder, name), 'utf8'));
  }
  for (const name of DECLARED) if (!texts.has(name)) report(name, null, 'is required and missing');
  return texts;
}
