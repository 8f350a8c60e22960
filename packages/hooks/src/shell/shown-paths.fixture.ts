// The paths of a program in one line each, for tests that say what was found. The working folder is `/w`.
import { parseProgram } from './parse-program.ts';
import { programPaths } from './program-paths.ts';

/** Each as `access path`, with the pattern behind it where there is one. */
export function shownPaths(source: string): string[] {
  return programPaths(parseProgram(source), '/w').map(
    ({ access, path, pattern }) => `${access} ${path}${pattern === undefined ? '' : ` ~ ${pattern}`}`,
  );
}

/** Each as `access path ~ pattern command word`. */
export function shownUses(source: string): string[] {
  return programPaths(parseProgram(source), '/w').map(({ access, path, pattern, command, word }) =>
    [access, String(path), ...(pattern === undefined ? [] : ['~', pattern]), command, word].join(' '),
  );
}
