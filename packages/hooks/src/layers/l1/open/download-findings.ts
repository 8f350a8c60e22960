// A file that the same program brought from the network, and then runs.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { familyOf } from '../../../shell/family.ts';
import { SHELLS } from '../../../shell/wrapper.ts';

const RUNS =
  /^(?:source|\.|exec|python[\d.]*|node|perl|ruby|php|lua|java|dotnet|open|xdg-open|tsx|bun|deno)$/u;
const COPIES = /^(?:cp|mv|dd|install|ln|cat|tee|tar|unzip|gunzip|base64|openssl|xxd)$/u;

export function downloadFindings(program: Program): Finding[] {
  const brought = new Set<string>();
  return program.commands.flatMap((command) => {
    const base = posix.basename(command.name ?? '');
    const words = command.words.slice(1).map(({ text, source }) => text ?? source);
    if (familyOf(base) === 'network-client') for (const name of saved(words, command)) brought.add(name);
    if (COPIES.test(base) && words.some((word) => brought.has(nameOf(word))))
      for (const name of saved(words, command)) brought.add(name);
    const run =
      SHELLS.has(base) || RUNS.test(base) ? words.filter((word) => !word.startsWith('-')).slice(0, 1) : [];
    const own = command.name?.includes('/') ? [command.name] : [];
    const found = [...run, ...own].filter((word) => brought.has(nameOf(word)));
    return found.length > 0 ? [{ rule: 'open.download', words: found }] : [];
  });
}

/** Names that the command's words could save under: any word that names a file, the end of a URL, a redirect. */
function saved(words: readonly string[], { redirects }: Command): string[] {
  const targets = redirects
    .filter(({ op }) => op.startsWith('>') || op.startsWith('&>'))
    .map(({ target }) => target.text ?? target.source);
  return [...words, ...targets]
    .map((word) => nameOf(word.replace(/^of=|^--[a-z-]+=/u, '').replace(/[?#].*$/u, '')))
    .filter((name) => name !== '' && !name.startsWith('-'));
}

function nameOf(word: string): string {
  return posix.basename(word.replace(/^(?:if|of)=/u, '').replace(/^[\w.@-]+:/u, ''));
}
