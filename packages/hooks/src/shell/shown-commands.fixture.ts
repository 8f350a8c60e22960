// The commands of a program in one line each, for tests that say what was read.
import type { Word } from '@agent-harness/contracts';
import { parseProgram } from './parse-program.ts';

/** Each command as `via > words`, dynamic words as `?`. */
export function shownCommands(source: string): string[] {
  return parseProgram(source).commands.map(({ name, words, via }) => {
    const shown = [name ?? '?', ...words.slice(1).map(({ text }) => text ?? '?')].join(' ');
    return via.length > 0 ? `${via.join('>')}> ${shown}` : shown;
  });
}

/** Each as `via assignments words`; a word that is not certain as its source in angles. */
export function shownRuns(source: string): string[] {
  const shown = ({ text, source: written }: Word): string => text ?? `<${written}>`;
  return parseProgram(source).commands.map(({ words, via, assignments }) =>
    [
      via.join('>'),
      ...assignments.map(({ name, value }) => `${name}:=${shown(value)}`),
      ...words.map(shown),
    ].join(' '),
  );
}
