// Folders beside the shell's own in which a command stands, or lets stand what it starts, as its own words say.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import { readArguments } from './read-arguments.ts';
import { FIND_RUNS } from './wrapper.ts';

const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['env', ['-C', '--chdir']],
  ['fd', ['-C', '--base-directory']],
  ['fdfind', ['-C', '--base-directory']],
  ['git', ['-C']],
]);

export interface OtherFolders {
  /** As written, from the shell's own folder; what is not certain is left out. */
  folders: string[];
  /** Commands that it starts stand there too. */
  forOthers: boolean;
}

export function otherFolders(command: Command): OtherFolders {
  const name = posix.basename(command.name ?? '');
  if (FIND.test(name)) return { folders: searched(command), forOthers: true };
  const given = readArguments(command).list.flatMap(({ option, text }) =>
    namesFolder(name, option) && text ? [text] : [],
  );
  // Git goes from one to the next: `git -C a -C b` stands in `a/b`.
  const folders = name === 'git' && given.length > 0 ? [joined(given)] : given;
  return { folders, forOthers: name !== 'git' };
}

const FIND = /^g?find$/u;

/** True for words that name such folders themselves: they are read from the folder of the shell. */
export function isFromShell(name: string, option: string | null): boolean {
  return FIND.test(name) || namesFolder(name, option);
}

function namesFolder(name: string, option: string | null): boolean {
  return OPTIONS.get(name)?.includes(option ?? '') === true;
}

function joined(folders: readonly string[]): string {
  return folders.reduce((from, to) => (to.startsWith('/') ? to : posix.join(from, to)));
}

/** Where `find` begins: what it finds, and where `-execdir` starts its command, lies below. */
function searched(command: Command): string[] {
  if (!command.words.some(({ text }) => FIND_RUNS.has(text ?? ''))) return [];
  return readArguments(command).list.flatMap(({ option, text }) =>
    option === null && text && !/^[(!)]/u.test(text) ? [text] : [],
  );
}
