// Git obeys the configuration of the repository that it stands in, and what an agent can write may be made into one.
import { posix } from 'node:path';
import type { Command, Policy, Program } from '@agent-harness/contracts';
import { isAtOrBelow } from '../../policy/is-at-or-below.ts';
import type { Finding } from '../../policy/verdicts.ts';
import { otherFolders } from '../../shell/other-folders.ts';
import { programPaths } from '../../shell/program-paths.ts';
import { readArguments } from '../../shell/read-arguments.ts';

const PLACES = new Set(['-C', '--git-dir', '--work-tree']);

/** A bare repository is four plain files, so no name gives it away: Git must not run where the agent writes. */
export function gitPlace(program: Program, cwd: string, { space }: Policy): Finding[] {
  const gits = program.commands.filter(({ name }) => posix.basename(name ?? '') === 'git');
  if (gits.length === 0) return [];
  const named = [...gits.flatMap(placesOf), ...program.commands.flatMap(movesOf)];
  const written = (path: string) => space.write.some((root) => isAtOrBelow(path, root));
  const found = ['.', ...named.map((text) => text ?? '')].filter((text) => written(posix.resolve(cwd, text)));
  // A name that was found lies where it was looked for.
  const isFound = named.some((text) => text === null || text.includes('{}'));
  const searched = isFound
    ? programPaths(program, cwd).flatMap(({ path, access, word }) =>
        access === 'search' && path !== null && written(posix.normalize(path)) ? [word] : [],
      )
    : [];
  const words = [...found, ...searched];
  return words.length > 0 ? [{ rule: 'path.git-place', words }] : [];
}

/** Null for a place that only running tells. */
function placesOf(command: Command): (string | null)[] {
  return readArguments(command).list.flatMap(({ option, text }) =>
    option !== null && PLACES.has(option) ? [text] : [],
  );
}

/** Where a program, or one command of it, is told to stand: `env -C /out git log`, `find /out -execdir git log ;`. */
function movesOf(command: Command): (string | null)[] {
  const { name, words } = command;
  if (name === 'cd' || name === 'pushd') return words.slice(1).map(({ text }) => text);
  const { folders, forOthers } = otherFolders(command);
  const moves =
    posix.basename(name ?? '') !== 'find' || words.some(({ text }) => /^-(?:exec|ok)dir$/u.test(text ?? ''));
  return forOthers && moves ? folders : [];
}
