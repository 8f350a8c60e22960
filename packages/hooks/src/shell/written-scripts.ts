// Scripts that a program writes into a file and has an interpreter run: the same code as on the command line, one step later.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';

const INTERPRETERS =
  /^(?:python|pypy|node|nodejs|bun|deno|tsx|ts-node|perl|ruby|php|lua|luajit|go|swift|groovy|julia|Rscript|osascript|tclsh|dart|crystal|jrunscript)[\d.]*$/u;

/** @returns the texts, as far as they are written out */
export function writtenScripts({ commands }: Program): string[] {
  const run = new Set(commands.flatMap(runFiles));
  if (run.size === 0) return [];
  return commands.flatMap((command) => (writes(command, run) ? printed(command) : []));
}

/** Names of files, without their folders: a program may go to another one in between. */
function runFiles({ name, words }: Command): string[] {
  const base = posix.basename(name ?? '');
  const operands = words.slice(1).flatMap(({ text }) => (text && !text.startsWith('-') ? [text] : []));
  return [...(INTERPRETERS.test(base) ? operands : []), ...(name?.includes('/') ? [name] : [])].map((path) =>
    posix.basename(path),
  );
}

function writes({ name, words, redirects }: Command, run: ReadonlySet<string>): boolean {
  const targets = redirects.filter(({ op }) => /^&?>/u.test(op)).map(({ target }) => target);
  const named = posix.basename(name ?? '') === 'tee' ? [...words.slice(1), ...targets] : targets;
  return named.some(({ text }) => text !== null && run.has(posix.basename(text)));
}

/** What `echo`, `printf` and a here-document put there. */
function printed({ name, words, redirects }: Command): string[] {
  const documents = redirects.flatMap(({ op, target }) => (op.startsWith('<<') ? [target.text ?? ''] : []));
  const said = /^(?:echo|printf)$/u.test(name ?? '')
    ? words
        .slice(1)
        .map(({ text, source }) => (text ?? source).replaceAll('\\n', '\n').replaceAll('\\t', '\t'))
    : [];
  return [...documents, ...(said.length > 0 ? [said.join(' ')] : [])].filter((text) => text !== '');
}
