// What is published is what was checked: the evidence as collected, and the two files of the report.
import type { Report } from '../../verify/report.ts';
import { readFolder } from './read-folder.ts';

export async function checkPublished(
  bundle: string,
  collected: string,
  written: string,
  report: Report,
): Promise<void> {
  const [published, evidence, own] = await Promise.all([bundle, collected, written].map(readFolder));
  const expected = new Map(evidence);
  for (const name of ['report.md', 'ledger.json']) expected.set(name, own?.get(name) ?? '');
  for (const [path, text] of expected)
    if (published?.get(path) !== text) report(path, null, 'is not published as it was checked');
  for (const path of published?.keys() ?? [])
    if (!expected.has(path)) report(path, null, 'is published and was not checked');
}
