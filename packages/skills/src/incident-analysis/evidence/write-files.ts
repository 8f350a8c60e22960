// Writes the evidence bundle: the index that the writer reads, and what it was made from.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toLines } from '../../evidence/to-lines.ts';
import type { Evidence } from './collect.ts';

/** @returns the paths that were written, relative to the folder */
export async function writeBundle(out: string, evidence: Evidence): Promise<string[]> {
  const files = bundleFiles(evidence);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  return Object.keys(files);
}

/** Text by path; the index comes last, so that it never names a file that is not there. */
export function bundleFiles({ alert, index, rows, charts }: Evidence): Record<string, string> {
  return {
    'alert.json': toLines(alert),
    ...Object.fromEntries(rows.map((file) => [`rows/${file.query}.json`, toLines(file)])),
    ...Object.fromEntries(Object.entries(charts).map(([name, svg]) => [`charts/${name}`, svg])),
    'index.json': toLines(index),
  };
}
