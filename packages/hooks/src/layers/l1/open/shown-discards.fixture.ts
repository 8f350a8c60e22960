// What Git would lose or start in a program, in one line, for tests that say what was found.
import { parseProgram } from '../../../shell/parse-program.ts';
import { gitDiscards } from './git-discards.ts';

/** Each finding as its rule and words, parted by bars. */
export function shownDiscards(source: string): string {
  return parseProgram(source)
    .commands.flatMap((command) => gitDiscards(command))
    .map(({ rule, words }) => [rule, ...words].join(' '))
    .join(' | ');
}
