// What is listed as a mutant that changes no behaviour is about a line of today's code.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Entry {
  file: string;
  /** Its line, without the indentation. */
  on: string;
  was: string;
  why: string;
}

const folder = join(import.meta.dirname, '../scripts/mutants/equivalent');
const entries = readdirSync(folder).flatMap(
  (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Entry[],
);

function isToday({ file, on }: Pick<Entry, 'file' | 'on'>): boolean {
  const path = join(import.meta.dirname, '../src', file);
  return (
    existsSync(path) &&
    readFileSync(path, 'utf8')
      .split('\n')
      .some((line) => line.trim() === on)
  );
}

it('stands in the file that is named, with a reason', () => {
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter((entry) => !isToday(entry)).map(({ file, on }) => `${file}: ${on}`)).toEqual([]);
  expect(entries.filter(({ why }) => !why)).toEqual([]);
});

it('would be missed', () => {
  const [{ file, on } = { file: '', on: '' }] = entries;
  expect(isToday({ file, on: `${on} ` })).toBe(false);
  expect(isToday({ file: `${file}x`, on })).toBe(false);
});
