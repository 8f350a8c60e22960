// Decides whether a command in the middle of a pipeline passes names on, and takes them from nowhere else.
import type { Command as Found } from '@agent-harness/contracts';
import type { Command } from 'unbash';
import { isSearch, printsNames } from './prints-names.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
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

/** @returns null for a command that may print anything; else whether lines stay as they are */
export function passesNames(node: Command, name: string): 'whole' | 'edited' | null {
  const command = commandOf(node, name);
  const read = readArguments(command);
  if (node.redirects.some(({ operator }) => operator.startsWith('<')) || bringsOthers(read)) return null;
  if (name === 'xargs' && !(readsFeed(command) && printsGiven(read))) return null;
  if (EDITORS.has(name)) return spells(node) ? null : 'edited';
  if (!PICKERS.has(name) || read.list.some(({ option }) => RECURSIVE.test(option ?? ''))) return null;
  return 'whole';
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

function printsGiven({ list }: Arguments): boolean {
  const [program, ...own] = list.filter(({ option }) => option === null).map(({ word }) => word);
  const name = program ? (program.text ?? '') : 'echo';
  if (isSearch(name)) return printsNames(name, own) !== null;
  return PRINTERS.test(name) && own.every(({ text }) => !/^[/~]|(?:^|\/)\.\.(?:\/|$)/u.test(text ?? '/'));
}

/** An edit that could put a slash, or any character by its number, into a name. */
function spells(node: Command): boolean {
  const words = node.args.map((arg) => arg.text);
  return (
    words.some((word) => /%c|\\[xod0-9]\d|\\x/u.test(word)) ||
    (node.name?.value === 'tr' && /\//u.test(words.at(-1) ?? ''))
  );
}
