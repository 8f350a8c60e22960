// Scripts that a program writes into a file and has an interpreter run: the same code as on the command line, one step later.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { printedTexts, writesOneOf } from './written-files.ts';

const INTERPRETERS =
  /^(?:python|pypy|node|nodejs|bun|deno|tsx|ts-node|perl|ruby|php|lua|luajit|go|swift|groovy|julia|Rscript|osascript|tclsh|dart|crystal|jrunscript)[\d.]*$/u;

/** @returns the texts, as far as they are written out */
export function writtenScripts({ commands }: Program): string[] {
  const run = new Set(commands.flatMap(runFiles));
  return commands.flatMap((command) =>
    writesOneOf(command, run) ? printedTexts(command, ({ text, source }) => text ?? source) : [],
  );
}

/** Names of files, without their folders: a program may go to another one in between. An interpreter may run any of its words. */
function runFiles({ name, words }: Command): string[] {
  const base = posix.basename(name ?? '');
  return words
    .filter((_, at) => INTERPRETERS.test(base) || (at === 0 && base !== name))
    .map(({ text }) => posix.basename(text ?? ''));
}
