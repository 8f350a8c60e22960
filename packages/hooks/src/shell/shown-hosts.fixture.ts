// The hosts of a program in one line each, for tests that say what was found.
import { parseProgram } from './parse-program.ts';
import { programHosts } from './program-hosts.ts';

/** Each as `by host command word`. */
export function shownHosts(source: string): string[] {
  return programHosts(parseProgram(source)).map(({ by, host, command, word }) =>
    [by, host, command, word].map(String).join(' '),
  );
}
