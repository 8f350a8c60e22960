// Decides whether a command in the middle of a pipeline passes names on, and takes them from nowhere else.
import type { Command as Found } from '@agent-harness/contracts';
import type { Command } from 'unbash';
import { editNames } from './edit-names.ts';
import { BELOW_HERE, type NamesSource } from './names-source.ts';
import { isSearch, printsNames } from './prints-names.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { markOf } from './fed-words.ts';
import { scriptInputs } from './script-inputs.ts';

/** Commands that pass lines on as they are: some, or in another order. */
const PICKERS = new Set('grep egrep fgrep rg head tail sort uniq tac'.split(' '));
/** Commands that cut or edit lines. */
const EDITORS = new Set('cut tr sed awk nl cat rev xargs column'.split(' '));
/** What `xargs` may start: it prints the names that it is given, or parts of them. */
const PRINTERS = /^(?:echo|basename|dirname|readlink|realpath)$/u;
/** Without a file such a search goes over the folder where it stands. */
const RECURSIVE = /^-(?:[rRd]|-recursive|-dereference-recursive|-directories)$/u;
/** What may part the names of a list without parting one of them. */
const PARTS_LINES = /^(?:\\[n0]|\n)$/u;

/** What such a command may be told, by which it cuts lines or puts other text between them. */
const GREP_ALTERS = /^(?:-o|--only-matching|--group-separator|--label)$/u;
const ALTERS: Readonly<Record<string, RegExp>> = {
  grep: GREP_ALTERS,
  egrep: GREP_ALTERS,
  fgrep: GREP_ALTERS,
  rg: /^(?:-[or]|--(?:only-matching|replace|json|hyperlink-format|(?:field-)?context-separator))$/u,
  head: /^(?:-c|--bytes)$/u,
  tail: /^(?:-c|--bytes)$/u,
  tac: /^(?:-s|--separator)$/u,
};
/** What a search that prints such parts may be told besides. */
const PICKING = new Set('-o -E -e -h --only-matching'.split(' '));
/** A pattern that matches one part of a name, from slash to slash. */
const ONE_PART = /^\^?\[\^\/[\w.]*\][*+]\$?$/u;

export interface Passed {
  how: 'whole' | 'edited';
  source: NamesSource;
}

/** @returns null for a command that may print anything; else whether lines stay as they are */
export function passesNames(node: Command, name: string, source: NamesSource = BELOW_HERE): Passed | null {
  const command = commandOf(node, name);
  const read = readArguments(command);
  if (node.redirects.some(({ operator }) => operator.startsWith('<')) || bringsOthers(read)) return null;
  if (name === 'xargs') return readsFeed(command) ? printsGiven(command, read, source) : null;
  if (EDITORS.has(name)) {
    const edited = spells(node) ? null : editNames(command, source);
    return edited && { how: 'edited', source: edited };
  }
  if (!PICKERS.has(name) || read.list.some(({ option }) => RECURSIVE.test(option ?? ''))) return null;
  const alters = ALTERS[name];
  if (!read.list.some(({ option }) => alters?.test(option ?? ''))) return { how: 'whole', source };
  return alters === GREP_ALTERS && picksPart(read)
    ? { how: 'edited', source: { ...source, begins: null, hollow: true } }
    : null;
}

function picksPart({ list }: Arguments): boolean {
  const patterns = list.filter(({ role, text }) => role === 'data' && text !== '');
  const others = list.filter(({ option }) => option !== null && !PICKING.has(option));
  return others.length === 0 && patterns.every(({ text }) => ONE_PART.test(text ?? ''));
}

/** True for an `xargs` that takes the names of the pipe whole: from no file, and not cut at a letter. */
export function readsFeed(command: Found): boolean {
  return (
    !command.redirects.some(({ op }) => op.startsWith('<')) &&
    readArguments(command).list.every(({ option, text }) => {
      if (option === '-a' || option === '--arg-file') return false;
      return (option !== '-d' && option !== '--delimiter') || text === '' || PARTS_LINES.test(text ?? ' ');
    })
  );
}

/** As far as its words are written out. */
export function commandOf({ args }: Command, name: string): Found {
  const words = args.map((arg) => ({ source: arg.text, text: arg.type === 'Word' ? arg.value : null }));
  return { name, words: [{ source: name, text: name }, ...words], assignments: [], redirects: [], via: [] };
}

/** `sort list` in a pipeline is a source of its own, and so is `sed 'r list'`; `cat` alone passes on. */
function bringsOthers({ knowledge, list }: Arguments): boolean {
  return list.some(({ role, option, text }) => {
    if (role === 'script') return scriptInputs(knowledge?.language ?? null, text ?? '').length > 0;
    if (option !== null) return role === 'names';
    return (role === 'read' || role === 'search') && text !== '-';
  });
}

/** A mark alone, behind folders, or before a letter or another folder: `src/{}`, `{}.bak`, `{}/package.json`. */
const AROUND_MARK = /^(?:[\w-][\w.-]*\/)*\0(?:[.:,-]?\w[\w.:,-]*|(?:\/[\w-][\w.-]*)+)?$/u;
/** Neither folders nor dots, and one word only. */
const PLAIN = /^(?![/~])(?!.*(?:^|\/)\.\.(?:\/|$))[^\s\\]*$/u;
/** What prints a name from the top, or asks where another lies. */
const FROM_TOP = /^(?:readlink|realpath)$/u;

function printsGiven(command: Found, { list }: Arguments, source: NamesSource): Passed | null {
  const [program, ...own] = list.filter(({ option }) => option === null).map(({ word }) => word);
  const name = program ? (program.text ?? '') : 'echo';
  if (isSearch(name)) return printsNames(name, own) && { how: 'edited', source };
  const texts = own.map(({ text }) => text ?? '/');
  if (!PRINTERS.test(name) || !texts.every((text) => PLAIN.test(text))) return null;
  const mark = markOf(command.words);
  const marked = mark === null ? [] : texts.filter((text) => text.includes(mark));
  if (marked.some((text) => !AROUND_MARK.test(text.replaceAll(mark ?? '', '\0')))) return null;
  const options = texts.filter((text) => text.startsWith('-'));
  if (name === 'echo' && options.some((text) => text !== '-n')) return null;
  if (options.some((text) => text.startsWith('--relative'))) return null;
  if (FROM_TOP.test(name)) return { how: 'edited', source: { ...source, absolute: true, below: false } };
  if (name === 'dirname' && source.absolute)
    return source.below ? { how: 'edited', source: { ...source, below: false } } : null;
  return { how: 'edited', source };
}

/** An edit that names any character by its number. */
function spells(node: Command): boolean {
  return node.args.some(({ text }) => /%c|\\[xod0-9]\d|\\x/u.test(text));
}
