// Reads the outputs of a stage: the declared files and nothing else, each a plain file of bounded size.
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Report } from './report.ts';

export interface Declared {
  /** Paths, relative to the folder. */
  required: readonly string[];
  /** Whether a path may be there besides. */
  optional?: (path: string) => boolean;
  /** Of one file. Default 1. */
  mostMb?: number;
}

/** @returns text by path; what is missing, undeclared, too large or no plain file is reported */
export async function readOutputs(
  folder: string,
  { required, optional = () => false, mostMb = 1 }: Declared,
  report: Report,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) {
    report('', null, `the output folder ${folder} cannot be read`);
    return texts;
  }
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file);
    if (entry.isDirectory()) {
      if (!required.some((one) => one.startsWith(`${path}/`)))
        report(path, null, 'no such folder is declared');
      // A link could lead the reader out of the folder.
    } else if (!entry.isFile()) report(path, null, 'must be a plain file');
    else if (!required.includes(path) && !optional(path)) report(path, null, 'is not a declared output');
    else if ((await lstat(file)).size > mostMb << 20) report(path, null, `is larger than ${mostMb} MB`);
    else texts.set(path, await readFile(file, 'utf8'));
  }
  for (const path of required) if (!texts.has(path)) report(path, null, 'is required and missing');
  return texts;
}
