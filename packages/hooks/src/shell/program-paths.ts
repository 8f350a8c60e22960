// Every path that a program could open, as written and against each folder it could stand in.
import { posix } from 'node:path';
import type { Command, Program, ToolEvent, Word } from '@agent-harness/contracts';
import { commandOutputs } from './command-outputs.ts';
import { FROM_STDIN, INLINE_TEXT, isListed } from './fed-words.ts';
import { isOverNames } from './given-names.ts';
import { climbingPath, globPrefix } from './glob.ts';
import type { Role } from './knowledge/knowledge.ts';
import { writesValueOf } from './knowledge/outputs.ts';
import { onceFor } from './once-for.ts';
import { namesFromInput } from './names-from-input.ts';
import { isFromShell, otherFolders } from './other-folders.ts';
import { HOME } from './reading.ts';
import { type Argument, type Arguments, readArguments } from './read-arguments.ts';
import { scriptInputs } from './script-inputs.ts';
import { splits } from './splits.ts';

export type Access = ToolEvent['paths'][number]['access'];

export interface ProgramPath {
  /** Absolute, joined but not normalised, so that `link/..` can be followed as the kernel does; null when not certain. */
  path: string | null;
  /** The same with its pattern, where the word has one: the files that it matches may be links. */
  pattern?: string;
  access: Access;
  /** The word as written. */
  word: string;
  /** The name of the command that would open it. */
  command: string;
}

/** Folders that `cd` may lead to; a program that moves more than this has uncertain paths. */
const MAX_FOLDERS = 8;
/** Each path is looked up on the disk; what is beyond this many has no certain place. */
const MAX_PATHS = 512;
const FD = /^(?:\d+-?|-)$/u;

/** @param cwd absolute */
export function programPaths(program: Program, cwd: string): ProgramPath[] {
  const folders = new Set([cwd]);
  const others = new Set<string>();
  const seen = new Set<string>();
  let lost = false;
  return program.commands.flatMap((command, at) => {
    const home = goesHome(command) && program.commands.slice(at + 1).some(opensFromHere);
    if (home) return [{ path: HOME, access: 'search', word: 'cd', command: 'cd' }];
    const own = otherFolders(command);
    const beside = Array.from(folders, (from) => own.folders.map((to) => joined(from, to))).flat();
    if (own.forOthers) for (const folder of beside) others.add(folder);
    lost ||= others.size > MAX_FOLDERS;
    const found = commandPaths(command).flatMap(({ text, byShell, ...rest }): ProgramPath[] => {
      if (text === null || (lost && !text.startsWith('/'))) return [{ ...rest, path: null }];
      const from = byShell ? folders : new Set([...folders, ...others, ...beside]);
      const fresh = startsOf(text)
        .flatMap(({ path, tail }) =>
          (path.startsWith('/') ? [path] : Array.from(from, (folder) => `${folder}/${path}`)).map((one) => ({
            path: one,
            ...(tail === null ? {} : { pattern: `${one}/${tail}` }),
          })),
        )
        .filter(({ path, pattern }) => !seen.has(`${rest.access} ${path} ${pattern}`));
      for (const { path, pattern } of fresh) seen.add(`${rest.access} ${path} ${pattern}`);
      if (seen.size > MAX_PATHS) return [{ ...rest, path: null }];
      return fresh.map((one) => ({ ...rest, ...one }));
    });
    const listed = namesFromInput(command, program.commands.slice(0, at));
    if (listed) found.push({ path: null, access: 'read', word: listed.source, command: command.name ?? '' });
    if (command.name === 'cd' || command.name === 'pushd') lost = lost || move(command, folders, cwd);
    // `cd .` stays where it is.
    if (at === 0 && folders.size > 1 && MOVES_FIRST.test(program.source)) folders.delete(cwd);
    if (command.name === 'popd') lost = true;
    return found;
  });
}

/** Where a word starts to look and what it matches from there, and where it leads if it climbs. */
function startsOf(text: string): { path: string; tail: string | null }[] {
  const path = globPrefix(text);
  const tail = path === text ? null : text.slice(path === '.' ? 0 : path.length).replace(/^\//u, '');
  const out = climbingPath(text);
  return [{ path, tail }, ...(out === null ? [] : [{ path: out, tail: null }])];
}

/**
 * Adds where `cd` may lead: in a subshell or a branch it may also not have run.
 * @param first where the program began: `cd -` may lead back to it
 * @returns true when that is unknown
 */
function move(command: Command, folders: Set<string>, first: string): boolean {
  const target = command.words.slice(1).find((word) => !/^-[LPe@]+$|^--$/u.test(word.text ?? ''));
  // At the end to a home that nothing looks at.
  if (!target) return false;
  const { text } = target;
  // Back to a folder that was allowed before.
  if (text === '-') {
    folders.add(first);
    return false;
  }
  if (text === null || /^[-+]/u.test(text)) return true;
  // Copied first: a set that grows while it is walked never ends.
  const before = Array.from(folders);
  for (const folder of before) folders.add(joined(folder, text));
  // Twice as many with each `cd`: nothing is added once the way is lost.
  return folders.size > MAX_FOLDERS;
}

/** Nothing but `cd a && …`: where the folder is not entered, nothing else of the program runs. */
const MOVES_FIRST = /^\s*cd (?!-)[\w./-]+ &&(?=\s)(?:[^;\n&|()`]|&&|\d?[<>]&\d|&>|(?<!\|)\|(?![|&]))*$/u;

function joined(from: string, to: string): string {
  return to.startsWith('/') ? to : posix.join(from, to);
}

/** An assignment alone opens nothing; a redirection alone does. */
function opensFromHere({ name, redirects }: Command): boolean {
  return name !== '' || redirects.length > 0;
}

/** `cd` alone leads to the home of the user. */
function goesHome({ name, words }: Command): boolean {
  return name === 'cd' && words.slice(1).every(({ text }) => /^-[LPe@]+$|^--$/u.test(text ?? 'x'));
}

/** `byShell`: opened before the command starts, from the folder of the shell. */
type Found = Omit<ProgramPath, 'path'> & { text: string | null; byShell?: boolean };

const commandPaths = onceFor(pathsOf);

function pathsOf(command: Command): readonly Found[] {
  const name = command.name ?? '';
  const { list: all, knowledge, subcommand } = readArguments(command);
  // A text that is read as a program of its own names its paths there.
  const list = isOverNames(command) ? all.filter(({ word }) => word !== command.words[INLINE_TEXT]) : all;
  // A network program's operands are hosts; Git's own transport commands are not known to the tables.
  const known = knowledge !== null || subcommand !== null;
  const shown =
    knowledge?.contents === true || command.words.some(({ text }) => knowledge?.runs?.has(text ?? ''));
  const fromArguments = list.flatMap((argument, at) => {
    // What stands behind an option that is not listed, but is known to write there, is found with what is written.
    const before = argument.role === 'unknown' && argument.option === null ? list[at - 1] : undefined;
    if (before?.danger === 'unknown' && writesValueOf(posix.basename(name), before.option ?? '')) return [];
    const access =
      accessOf(argument, known, shown) ??
      (becomesFiles(argument, knowledge) || mayBeOperand(argument, list.slice(0, at))
        ? shown
          ? 'read'
          : 'search'
        : null);
    const texts = argument.role === 'unknown' ? partsOf(argument.text) : [certain(argument)];
    const byShell = isFromShell(posix.basename(name), argument.option);
    return access
      ? texts.map((text) => ({ text, access, word: argument.word.source, command: name, byShell }))
      : [];
  });
  const fromRedirects = command.redirects.flatMap(({ op, target }) => {
    if (op.startsWith('<<') || (op.endsWith('&') && FD.test(target.text ?? ''))) return [];
    if (isSubstitution(target)) return [];
    const access: Access = op === '<' || op === '<&' ? 'read' : 'write';
    if (access === 'read' && isListed(target)) return [];
    return [{ text: target.text, access, word: target.source, command: name, byShell: true }];
  });
  const fromScripts = list.flatMap(({ role, text, word }) =>
    role === 'script' && text
      ? scriptInputs(knowledge?.language ?? null, text).map((file) => ({
          // `-` is standard input to awk, a file to sed.
          text: file === '-' ? null : file,
          access: 'read' as const,
          word: word.source,
          command: name,
        }))
      : [],
  );
  const outputs = commandOutputs(command).map(({ text, word }) => ({
    text,
    access: 'write' as const,
    word: word.source,
    command: posix.basename(name),
  }));
  return [...fromArguments, ...fromScripts, ...fromRedirects, ...outputs];
}

/**
 * How the argument's path would be used; null when it is not a path.
 * @param known the tables describe the command
 * @param shown the command prints what it finds in the files that it searches
 */
function accessOf({ word, text, role, option }: Argument, known: boolean, shown: boolean): Access | null {
  if (isListed(word)) return role === 'write' ? role : null;
  if (isSubstitution(word) || (option !== null && text === '')) return null;
  switch (role) {
    case 'data':
    case 'script':
      return null;
    case 'names':
      return text === '-' ? null : 'read';
    case 'read':
    case 'write':
      return text === '-' ? null : role;
    case 'search':
      // Which names standard input brings is unknown: well where only their metadata is shown.
      return word === FROM_STDIN && !shown ? null : role;
    case 'revision':
      return text === null || leavesRepository(text) ? 'read' : null;
    case 'unknown':
      // What `test "$x" = y` compares is not opened; a command that nobody knows may open anything.
      if (text === null) return known ? null : 'read';
      return looksLikePath(text) ? 'read' : null;
  }
}

/** Whether the shell may make several words of it, of which those after the first are files to the command: `head -n $n a`. */
function becomesFiles(argument: Argument, knowledge: Arguments['knowledge']): boolean {
  if (spreads(argument)) return true;
  const { word } = argument;
  return splits(word) && !isListed(word) && knowledge?.operands.some((role) => FILES.has(role)) === true;
}

/** `grep "$p" -A /etc/x a`: where the first word is `-e`, the next option is its value, and what that one takes is a file. */
function mayBeOperand({ role, option, text }: Argument, before: readonly Argument[]): boolean {
  return (
    role === 'data' &&
    option !== null &&
    /^(?:[/~]|.*\.\.)/su.test(text ?? '') &&
    before.some(
      (one) =>
        one.option === null &&
        one.word.text === null &&
        !isListed(one.word) &&
        /^["$`-]/u.test(one.word.source),
    )
  );
}

const FILES: ReadonlySet<Role> = new Set(['read', 'write', 'search', 'names']);

/** A pattern becomes as many words as it matches: `rg x*` searches the second of them for the first. */
function spreads({ role, text, word }: Argument): boolean {
  if (role !== 'data' || text !== word.text || !/[*?[]/u.test(text ?? '')) return false;
  return /[*?[$]/u.test(word.source.replace(/\\.|"(?:[^"\\]|\\.)*"|'[^']*'/gsu, ''));
}

/** What a file of names lists may lie anywhere. */
function certain({ role, text }: Argument): string | null {
  return role === 'names' ? null : text;
}

/** `<(…)` is a pipe that the shell makes; its commands are read on their own. */
function isSubstitution(word: Word): boolean {
  return word.text === null && /^[<>]\(/u.test(word.source);
}

/** In a word that is a line of its own: `--cache-dir=/dev/null --strict`. */
const STREAM_IN_TEXT = /^\/dev\/(?:null|stdin|stdout|stderr)\s/u;

/** A word of a command that nobody knows, and the paths that it may carry: `@/etc/x`, `if=/etc/x`, `host:/etc/x`. */
function partsOf(text: string | null): (string | null)[] {
  const carried = text
    ?.split(/[=@:,]/u)
    .filter((part) => part !== text && /^(?:[/~]|\.\.(?:\/|$))/u.test(part) && !STREAM_IN_TEXT.test(part));
  return [text, ...(carried ?? [])];
}

function looksLikePath(text: string): boolean {
  return /\/|^~|(?:^|[=@:,])\.\.$/u.test(text) && !/^[a-z][a-z0-9+.-]*:\/\//iu.test(text);
}

/** Revisions such as `origin/main..HEAD~2:src/a.ts` stay inside; absolute paths and `..` segments may not. */
function leavesRepository(text: string): boolean {
  const path = text.slice(text.indexOf(':') + 1);
  return (
    [text, path].some((part) => /^[/~]/u.test(part) || part.split('/').includes('..')) ||
    !/[:^~{]|\.\./u.test(text)
  );
}
