// Mutants that change no behaviour, as somebody has shown: `equivalent/*.json`. No test can find them, so a score does not count them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'equivalent');

/** A mutant by what it is, because its number and line change: file, text of its line, what is replaced, and by what. */
const keyOf = ({ file, on, was, becomes }) => JSON.stringify([file, on, was, becomes]);

/**
 * @returns whether a mutant is listed
 * @throws Error for an entry without a reason, or that no mutant of today's code matches
 */
export function readEquivalent(mutants) {
  const known = new Set(mutants.map(keyOf));
  const listed = new Set();
  for (const name of readdirSync(FOLDER).sort())
    for (const entry of JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))) {
      if (!entry.why) throw new Error(`${name}: an entry without a reason: ${keyOf(entry)}`);
      if (!known.has(keyOf(entry)))
        throw new Error(`${name}: no mutant is like this any more, take it out: ${keyOf(entry)}`);
      listed.add(keyOf(entry));
    }
  return (mutant) => listed.has(keyOf(mutant));
}
