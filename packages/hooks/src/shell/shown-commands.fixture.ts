// The commands of a program in one line each, for tests that say what was read.
import { parseProgram } from './parse-program.ts';

/** Each command as `via > words`, dynamic words as `?`. */
export function shownCommands(source: string): string[] {
  return parseProgram(source).commands.map(({ name, words, via }) => {
    const shown = [name ?? '?', ...words.slice(1).map(({ text }) => text ?? '?')].join(' ');
    return via.length > 0 ? `${via.join('>')}> ${shown}` : shown;
  });
}
