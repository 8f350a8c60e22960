// Git obeys the configuration of the repository that it stands in, and what an agent can write may be made into one.
import { posix } from 'node:path';
import type { Policy, Program, Word } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { otherFolders } from '../../shell/other-folders.ts';
import { readArguments } from '../../shell/read-arguments.ts';

const PLACES = new Set(['-C', '--git-dir', '--work-tree']);

/** A bare repository is four plain files, so no name gives it away: Git must not run where the agent writes. */
export function gitPlace(program: Program, cwd: string, { space }: Policy): Finding[] {
  const gits = program.commands.filter(({ name }) => posix.basename(name ?? '') === 'git');
  if (gits.length === 0) return [];
  const named = gits.flatMap((command) =>
    readArguments(command).list.flatMap(({ option, text }) =>
      option !== null && PLACES.has(option) ? [text ?? ''] : [],
    ),
  );
  const moved = program.commands.flatMap(({ name, words }) =>
    /^(?:cd|pushd)$/u.test(name ?? '') ? words.slice(1).map(({ text }) => text ?? '') : [],
  );
  // `env -C /out git log`, and `find /out -execdir git log ;`.
  const placed = program.commands.flatMap((command) => {
    const { folders, forOthers } = otherFolders(command);
    const elsewhere = posix.basename(command.name ?? '') !== 'find' || command.words.some(movesEach);
    return forOthers && elsewhere ? folders : [];
  });
  const found = ['.', ...named, ...moved, ...placed].filter((text) => {
    const path = posix.resolve(cwd, text);
    return space.write.some((root) => path === root || path.startsWith(`${root}/`));
  });
  return found.length > 0 ? [{ rule: 'path.git-place', words: found }] : [];
}

function movesEach({ text }: Word): boolean {
  return text === '-execdir' || text === '-okdir';
}
