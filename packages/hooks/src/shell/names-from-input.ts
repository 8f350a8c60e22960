// A command that takes the names of its files from standard input: fine where only listings come before it.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import { readArguments } from './read-arguments.ts';
import { FD_STARTS } from './wrapper.ts';

/** @returns the word that says so, or null where there is none, or only names of found files can arrive */
export function namesFromInput(command: Command, before: readonly Command[]): Word | null {
  const names = readArguments(command).list.find(({ role, text }) => role === 'names' && text === '-');
  if (!names) return null;
  const redirected = command.redirects.some(({ op }) => op.startsWith('<'));
  return !redirected && before.every(lists) ? null : names.word;
}

/** Prints nothing but names of what lies where its own words point. */
function lists(command: Command): boolean {
  const { name, words } = command;
  const texts = words.slice(1).map(({ text }) => text ?? '');
  switch (posix.basename(name ?? '')) {
    case 'find':
      return !texts.some((text) => /^-(?:printf|fprint|ls|exec|ok|files0)/u.test(text));
    case 'fd':
    case 'fdfind':
      return !texts.some((text) => FD_STARTS.test(text) || /^--(?:format|path-sep)/u.test(text));
    case 'git':
      return (
        readArguments(command).subcommand === 'ls-files' && !texts.some((text) => text.startsWith('--format'))
      );
    case 'rg':
      return texts.includes('--files');
    case 'cd':
      return true;
    default:
      return false;
  }
}
