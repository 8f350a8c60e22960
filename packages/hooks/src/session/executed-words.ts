// The words of a command that name what it runs: itself, a script, a configuration that starts programs, a search path.
import { posix } from 'node:path';
import type { Command, Program, Word } from '@agent-harness/contracts';
import { familyOf } from '../shell/family.ts';
import { readArguments } from '../shell/read-arguments.ts';

/** Families whose programs run the files they are given. */
const RUNNERS = new Set(['shell', 'interpreter', 'packages']);
/** Interpreters whose operands are data, not programs. */
const TAKE_DATA = /^(?:[gmn]awk|bc|dc|sqlite3|psql|mysql|mongo\w*|redis-cli)$/u;
const ALSO_RUN =
  /^(?:source|\.|exec|tsx|ts-node|pytest|tox|nox|bats|jest|vitest|mocha|rake|invoke|just|task|gmake)$/u;
/** What a build tool runs without being told to. */
const BY_DEFAULT: readonly (readonly [names: RegExp, files: string])[] = [
  [/^g?make$/u, 'Makefile makefile GNUmakefile'],
  [/^(?:npm|npx|yarn|pnpm|bun)$/u, 'package.json .npmrc'],
  [/^cmake$/u, 'CMakeLists.txt'],
  [/^(?:pytest|tox|nox|pip3?|uv|poetry)$/u, 'conftest.py setup.py pyproject.toml tox.ini noxfile.py'],
  [/^cargo$/u, 'build.rs Cargo.toml'],
  [/^(?:rake|bundle)$/u, 'Rakefile Gemfile'],
  [/^(?:gradle|mvn)$/u, 'build.gradle build.gradle.kts pom.xml'],
  [/^(?:just|task)$/u, 'justfile Taskfile.yml'],
];
/** Variables by which a program finds code or a configuration that names some. */
const CODE_VARIABLE =
  /^(?:PATH|LD_\w+|DYLD_\w+|PYTHON(?:PATH|STARTUP|HOME)|NODE_(?:OPTIONS|PATH)|PERL5(?:LIB|OPT|DB)|RUBY(?:LIB|OPT)|BASH_ENV|ENV|PROMPT_COMMAND|ZDOTDIR|MAKEFILES|CLASSPATH|JAVA_TOOL_OPTIONS|GIT_\w+|\w*(?:PAGER|EDITOR)|VISUAL|BROWSER|HOME|XDG_CONFIG_HOME|LESSOPEN|\w+_PRELOAD)$/u;
const SCRIPT_OPTION = /^(?:-f|--file|--from-file|-E|--exec|-i|--include|-l|--load|-L|--library-path)(?:=|$)/u;
/** By these a folder is a repository, whose configuration starts programs. */
const REPOSITORY = ['HEAD', '.git'];
const EXPORTS = /^(?:export|declare|typeset|readonly|local|env|set)$/u;

/** @returns words, relative or absolute; a word may also be a folder that code is looked up in */
export function executedWords(command: Command, program: Program): string[] {
  const name = posix.basename(command.name ?? '');
  const words = command.words.slice(1).map(({ text, source }) => text ?? source.replaceAll(/["']/gu, ''));
  const own = /\/|\{\}/u.test(command.name ?? '') ? [command.name ?? ''] : [];
  const defaults = BY_DEFAULT.find(([names]) => names.test(name))?.[1].split(' ') ?? [];
  const given = [
    ...own,
    ...fromVariables(command),
    ...(isRunner(name) ? [...scriptWords(words), ...defaults] : []),
    ...(name === 'git' ? gitWords(words) : optionWords(command, words)),
  ];
  return given.flatMap((word) => (word.includes('{}') ? searchRoots(program) : [word]));
}

/** True for a program that would run what a pipe brings, or what only running tells. */
export function runsUnnamed(command: Command): boolean {
  const name = posix.basename(command.name ?? '');
  const words = command.words.slice(1);
  const named = words.some(({ text }) => text !== null && !text.startsWith('-'));
  return isRunner(name) && (!named || words.some(({ text }) => text === null));
}

function isRunner(name: string): boolean {
  return (RUNNERS.has(familyOf(name) ?? '') && !TAKE_DATA.test(name)) || ALSO_RUN.test(name);
}

/** Options' values, and the first operand; a word after an option may be either. */
function scriptWords(words: readonly string[]): string[] {
  const found: string[] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1] ?? '';
    if (word.startsWith('-')) found.push(...attached(word));
    else {
      found.push(word);
      if (!before.startsWith('-') || before.includes('=')) break;
    }
  }
  return found;
}

/** awk, sed, jq and yq take their program from a file; others start one behind an option. */
function optionWords(command: Command, words: readonly string[]): string[] {
  const { knowledge, list } = readArguments(command);
  const scripted = knowledge?.language !== undefined || (command.name ?? '').endsWith('awk');
  const dangerous = new Set(list.filter(({ danger }) => danger === 'executes').map(({ word }) => word));
  return words.flatMap((word, at) => {
    const runs =
      dangerous.has(command.words[at + 1] as Word) ||
      (scripted && (SCRIPT_OPTION.test(word) || /^-[fEilL]./u.test(word)));
    return runs ? [...attached(word), words[at + 1] ?? ''] : [];
  });
}

/** Configuration on the command line, and the files by which a folder is a repository. */
function gitWords(words: readonly string[]): string[] {
  const folders = words.flatMap((word, at) =>
    /^(?:-C|--git-dir|--work-tree)$/u.test(word)
      ? [words[at + 1] ?? '']
      : word.startsWith('--git-dir=')
        ? attached(word)
        : [],
  );
  const configured = words.flatMap((word, at) =>
    word === '-c' ? attached(words[at + 1] ?? '') : /^(?:-c.|--exec-path=)/u.test(word) ? attached(word) : [],
  );
  return [
    ...(folders.length > 0 ? folders : ['.']).flatMap((folder) =>
      REPOSITORY.map((file) => `${folder}/${file}`),
    ),
    ...configured,
  ];
}

function fromVariables({ name: command, assignments, words }: Command): string[] {
  const exported = (EXPORTS.test(command ?? '') ? words : []).flatMap(({ text, source }) => {
    const found = /^(\w+)=(.*)/su.exec(text ?? source.replaceAll(/["']/gu, ''));
    return found ? [{ name: found[1] ?? '', value: found[2] ?? '' }] : [];
  });
  const set = assignments.map(({ name, value }) => ({ name, value: value.text ?? value.source }));
  return [...set, ...exported]
    .filter(({ name }) => CODE_VARIABLE.test(name))
    .flatMap(({ value }) => value.replace(/^\w+=/u, '').split(/[:\s="']/u))
    .filter((part) => part !== '' && !part.includes('$'));
}

/** What is attached to an option or a name: `--x=value`, `-Xvalue`, `core.x=value`. */
function attached(word: string): string[] {
  const value = /=(.*)/su.exec(word)?.[1] ?? /^-[A-Za-z](.+)/su.exec(word)?.[1];
  // A configured command may have words of its own.
  return value ? value.replace(/^!/u, '').split(/\s+/u) : [];
}

/** Where `find` looks: its `{}` is any file there. */
function searchRoots({ commands }: Program): string[] {
  return commands
    .filter(({ name }) => posix.basename(name ?? '') === 'find')
    .flatMap((command) =>
      readArguments(command).list.flatMap(({ role, text }) => (role === 'search' && text ? [text] : [])),
    );
}
