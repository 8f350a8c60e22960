// The state says what is true of this run: its head, its records, the hashes of what was generated, no rejection lost.
import type { Report } from '../../verify/report.ts';
import { hashesOf } from '../state/sections.ts';
import { type Previous, rejectedRecords } from '../state/previous.ts';
import { parseState, STATE_FILE } from '../state/state.ts';

export function checkState(
  texts: ReadonlyMap<string, string>,
  head: string,
  previous: Previous | null,
  report: Report,
): void {
  const source = texts.get(STATE_FILE);
  if (source === undefined) return;
  const say = (message: string) => report(STATE_FILE, null, message);
  // A run without news hands on what was approved.
  if (source === previous?.stateText) return;
  const state = parseState(source);
  if (state === null) return say('is not a state of this form');
  if (state.lastSha !== head) say(`lastSha is ${state.lastSha}, the run read ${head}`);
  const records = [...texts.keys()].filter((path) => /^decisions\/\d{4}-/.test(path)).sort();
  const listed = state.records.map(({ file }) => `decisions/${file}`).sort();
  if (JSON.stringify(records) !== JSON.stringify(listed)) say('does not list the records that were written');
  const must = previous === null ? [] : [...previous.state.rejected, ...rejectedRecords(previous)];
  for (const mark of must) if (!state.rejected.includes(mark)) say(`forgets that ${mark} was rejected`);
  for (const [path, text] of texts) if (path.endsWith('.md')) checkHashes(path, text);

  function checkHashes(path: string, text: string): void {
    const committed = hashesOf(previous?.documents.get(path) ?? '');
    for (const [title, hash] of Object.entries(hashesOf(text))) {
      const stated = state?.sections[path]?.[title];
      // What a person wrote has the hash of what was proposed in its place, or none.
      const edited = committed[title] === hash && previous?.state.sections[path]?.[title] !== hash;
      if (stated !== hash && !edited && title !== 'Questions for the reviewer')
        say(`${path}: the hash of ${JSON.stringify(title)} is not the one of its text`);
    }
  }
}
