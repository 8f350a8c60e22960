// What a call writes, and whether anybody has read it: the agent's own text, or bytes from the network or an encoding.
import { posix } from 'node:path';
import type { Command, Program, ToolEvent } from '@agent-harness/contracts';
import { familyOf } from '../shell/family.ts';
import { placed } from './placed-words.ts';

/** They change folders and names, and bring no content. */
const EMPTY = new Set(['mkdir', 'rmdir', 'rm', 'unlink', 'touch', 'truncate']);
const COPIES = /^(?:cp|mv|ln|install|rsync|cat|tee|dd)$/u;
const DECODES: Readonly<Record<string, RegExp>> = {
  base64: /^(?:-[a-z]*[dD]|--d)/u,
  base32: /^(?:-[a-z]*d|--d)/u,
  xxd: /^-[a-z]*r/u,
  openssl: /^(?:-d|-base64)$/u,
  uudecode: /^/u,
  gpg: /^(?:-[a-z]*d|--decr)/u,
};
/** `-O` of wget, alone or behind letters that take no value: `-UOpera` names a browser. */
const NAMED_BY_OPTION = /^-[bcdhkmpqrvxEFHKLNSV46]*O|^--output-document/u;

/** @returns what is written, and the files that it may be a copy of */
export function writtenPaths({ paths, program, cwd }: ToolEvent): {
  written: { path: string; brought: boolean }[];
  copied: string[];
} {
  const commands = program?.commands ?? [];
  const empties = new Set(
    commands
      .filter(({ name }) => EMPTY.has(name ?? ''))
      .flatMap(({ words }) => words.map((word) => word.source)),
  );
  const brought = commands.some(isBringing);
  const copies = commands.some(({ name }) => COPIES.test(posix.basename(name ?? '')));
  const written = paths.filter(({ access, from }) => access === 'write' && !empties.has(from));
  return {
    written: [
      ...written.map(({ path }) => ({ path, brought })),
      ...(program ? savedByName(program, cwd) : []),
    ],
    copied: copies ? paths.map(({ path }) => path) : [],
  };
}

function isBringing(command: Command): boolean {
  const name = posix.basename(command.name ?? '');
  const decoder = Object.hasOwn(DECODES, name) ? DECODES[name] : undefined;
  if (decoder) return command.words.some(({ text }) => decoder.test(text ?? ''));
  return familyOf(name) === 'network-client';
}

/** `curl -O` and plain `wget` name the file after the URL. */
function savedByName(program: Program, cwd: string): { path: string; brought: boolean }[] {
  const names = program.commands.map((command) => {
    const name = posix.basename(command.name ?? '');
    const words = command.words.map(({ text }) => text ?? '');
    const saves =
      name === 'wget'
        ? !words.some((word) => NAMED_BY_OPTION.test(word))
        : name === 'curl' && words.some((word) => /^-[a-zA-Z]*O|^--remote-name/u.test(word));
    return saves ? words.flatMap((word) => /^\w+:\/\/[^?#]*\/([^/?#]+)/u.exec(word)?.[1] ?? []) : [];
  });
  return placed(program, cwd, names).flatMap(({ path }) => (path === null ? [] : [{ path, brought: true }]));
}
