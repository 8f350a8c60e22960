// Reads the outputs of a stage: the declared files and nothing else, each a plain file of bounded size.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './report.ts';

const MOST_BYTES = 1 << 20;

/** @returns text by name; a file that is missing, undeclared or no plain file is reported */
export async function readOutputs(
  folder: string,
  declared: readonly string[],
  report: Report,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const file = join(folder, entry.name);
    // A link could lead the reader out of the folder.
    if (!entry.isFile()) report(entry.name, null, 'must be a plain file');
    else if (!declared.includes(entry.name)) report(entry.name, null, 'is not a declared output');
    else if ((await lstat(file)).size > MOST_BYTES) report(entry.name, null, 'is larger than 1 MB');
    else texts.set(entry.name, await readFile(file, 'utf8'));
  }
  for (const name of declared) if (!texts.has(name)) report(name, null, 'is required and missing');
  return texts;
}
