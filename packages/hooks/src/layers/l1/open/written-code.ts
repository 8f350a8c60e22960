// Shell text that a program writes down and then runs: an alias, a file, a job. It is read like the program itself.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import { parseProgram } from '../../../shell/parse-program.ts';

const RUNS = /^(?:sh|bash|dash|zsh|ksh|source|\.|exec)$/u;
const MAX_TEXTS = 32;

/** @returns the programs inside the program, one level deep */
export function writtenCode(program: Program): Program[] {
  const run = new Set(program.commands.flatMap(started));
  return program.commands
    .flatMap((command) => [
      ...aliases(command, program),
      ...later(command),
      ...(writes(command, run) ? printed(command) : []),
    ])
    .slice(0, MAX_TEXTS)
    .map((text) => parseProgram(text));
}

/** What an alias stands for, alone and with the words that the program gives it later. */
function aliases({ name, words }: Command, { commands }: Program): string[] {
  if (name !== 'alias') return [];
  return words.flatMap(({ text }) => {
    const [, alias = '', meaning = ''] = /^([^=]+)=(.*)/su.exec(text ?? '') ?? [];
    if (alias === '') return [];
    const uses = commands.filter((command) => command.name === alias);
    return [
      meaning,
      ...uses.map((use) => [meaning, ...use.words.slice(1).map(({ source }) => source)].join(' ')),
    ];
  });
}

/** Tools whose operands are lines for a shell. */
const TEXTS = /^(?:watch|hyperfine|nodemon|concurrently|watchexec|entr|npm-run-all|onchange|chokidar|make)$/u;

/** Words that are shell text: what `trap`, `watch` and `git rebase --exec` run later. */
function later({ name, words }: Command): string[] {
  const texts = words.slice(1).map(({ text }) => text ?? '');
  const operands = texts.filter((text) => !text.startsWith('-'));
  if (name === 'trap') return operands.slice(0, 1);
  const base = posix.basename(name ?? '');
  if (TEXTS.test(base)) return operands.filter((text) => /\s/u.test(text));
  if (base !== 'git') return [];
  if (texts.includes('rebase')) return execs(texts);
  return texts.includes('submodule') ? foreach(words) : [];
}

/** `git rebase --exec 'make'`, also shortened, in one word or among other letters. */
function execs(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => {
    const [, line] = /^(?:-[a-z]*x|--ex(?:ec?)?(?:=|$))(.*)/su.exec(text) ?? [];
    return line === undefined ? [] : [line || (texts[at + 1] ?? '')];
  });
}

/** `git submodule foreach 'make'`, or the words of the line one by one. */
function foreach(words: Command['words']): string[] {
  const at = words.findIndex(({ text }) => text === 'foreach');
  const start = words.findIndex(({ text }, index) => at >= 0 && index > at && !text?.startsWith('-'));
  const line = words.slice(start).map(({ text, source }, index) => (index === 0 ? (text ?? '') : source));
  return start < 0 ? [] : [line.join(' ')];
}

/** Names of files that a command of the program runs. */
function started({ name, words }: Command): string[] {
  const base = posix.basename(name ?? '');
  const operands = words.slice(1).flatMap(({ text }) => (text && !text.startsWith('-') ? [text] : []));
  return [
    ...(RUNS.test(base) ? operands.slice(0, 1) : []),
    ...(base === 'chmod' ? operands.slice(1) : []),
    ...(name?.includes('/') ? [name] : []),
  ].map((path) => posix.basename(path));
}

function writes({ redirects, words, name }: Command, run: ReadonlySet<string>): boolean {
  const targets = redirects.filter(({ op }) => /^&?>/u.test(op)).map(({ target }) => target);
  const named = name === 'tee' ? [...words.slice(1), ...targets] : targets;
  return named.some(({ text }) => text !== null && run.has(posix.basename(text)));
}

/** What `echo`, `printf` and a here-document put there. */
function printed({ name, words, redirects }: Command): string[] {
  const documents = redirects.flatMap(({ op, target }) => (op.startsWith('<<') ? [target.text ?? ''] : []));
  const said = /^(?:echo|printf)$/u.test(name ?? '')
    ? words
        .slice(1)
        .flatMap(({ text }) => (text && !/^-[neE]+$/u.test(text) ? [text.replaceAll('\\n', '\n')] : []))
    : [];
  return [...documents, ...(said.length > 0 ? [said.join(' ')] : [])];
}
