// Reads the outputs of the write stage: declared files only, each a plain file of bounded size.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../verify/report.ts';

const DECLARED =
  /^(decisions\/\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md|decisions\/README\.md|decisions\/\.state\.json|architecture\.md|evidence\.json)$/;
const REQUIRED = ['decisions/README.md', 'decisions/.state.json', 'architecture.md', 'evidence.json'];
const MOST_BYTES = 4 << 20;

/** Text of each declared file by path; everything else in the folder is reported. */
export async function readOutputs(folder: string, report: Report): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) {
    report('', null, `the output folder ${folder} cannot be read`);
    return texts;
  }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(folder.replace(/\/+$/, '').length + 1);
    // A link could lead the reader out of the folder.
    if (entry.isDirectory()) {
      if (path !== 'decisions') report(path, null, 'no such folder is declared');
    } else if (!entry.isFile()) report(path, null, 'must be a plain file');
    else if (!DECLARED.test(path)) report(path, null, 'is not a declared output');
    else if ((await lstat(join(folder, path))).size > MOST_BYTES) report(path, null, 'is larger than 4 MB');
    else texts.set(path, await readFile(join(folder, path), 'utf8'));
  }
  for (const path of REQUIRED) if (!texts.has(path)) report(path, null, 'is required and missing');
  return texts;
}

export function isRecord(path: string): boolean {
  return /^decisions\/\d{4}-/.test(path);
}
