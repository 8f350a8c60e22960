// Words of a program as absolute paths, against every folder that its `cd`s may have led to.
import { posix } from 'node:path';
import type { Program } from '@agent-harness/contracts';
import { programPaths } from '../shell/program-paths.ts';

/** @param words for each command of the program; @returns null where the folder is not certain */
export function placed(
  program: Program,
  cwd: string,
  words: readonly (readonly string[])[],
): { path: string | null; word: string }[] {
  // `cat -- <word>` opens each one where its command stands, so the parser's own reading of `cd` applies.
  const commands = program.commands.flatMap((command, at) => {
    const read = (words[at] ?? []).map((text) => ({
      name: 'cat',
      words: ['cat', '--', text].map((one) => ({ source: one, text: one })),
      assignments: [],
      redirects: [],
      via: command.via,
    }));
    return /^(?:cd|pushd|popd)$/u.test(command.name ?? '') ? [...read, { ...command, redirects: [] }] : read;
  });
  return programPaths({ ...program, commands }, cwd).flatMap(({ path, word, command }) =>
    command === 'cat' ? [{ path: path === null ? null : posix.normalize(path), word }] : [],
  );
}
