// Writes the evidence bundle: the index that the writer reads, and what it was made from.
import { toLines } from '../../evidence/to-lines.ts';
import { writeFiles } from '../../evidence/write-files.ts';
import type { Evidence } from './collect.ts';

/** @returns the paths that were written, relative to the folder. @throws Refusal `out-not-writable` */
export function writeBundle(out: string, evidence: Evidence): Promise<string[]> {
  return writeFiles(out, Object.entries(bundleFiles(evidence)));
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
