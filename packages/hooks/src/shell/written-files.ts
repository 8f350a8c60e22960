// What a command writes into a file, where the line itself says it: a redirection, `tee`, a here-document.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';

/** @param names files without their folders: a program may go to another one between writing and running */
export function writesOneOf({ name, words, redirects }: Command, names: ReadonlySet<string>): boolean {
  const targets = redirects.filter(({ op }) => /^&?>/u.test(op)).map(({ target }) => target);
  const named = posix.basename(name ?? '') === 'tee' ? [...words.slice(1), ...targets] : targets;
  return named.some(({ text }) => text !== null && names.has(posix.basename(text)));
}

/**
 * What `echo`, `printf` and here-documents put there.
 *
 * @param textOf what to take a word for; null leaves it out
 */
export function printedTexts(
  { name, words, redirects }: Command,
  textOf: (word: Word) => string | null,
): string[] {
  const documents = redirects.flatMap(({ op, target }) => (op.startsWith('<<') ? [target.text ?? ''] : []));
  const said = /^(?:echo|printf)$/u.test(name ?? '')
    ? words.slice(1).flatMap((word) => textOf(word) ?? [])
    : [];
  const line = said.join(' ').replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  return [...documents, line].filter((text) => text !== '');
}
