// Which commands at the head of a pipeline list names, and which of their words make them print other text.
import type { Command, Word } from 'unbash';
import type { Feed } from './feed.ts';
import { printsFound } from './find-format.ts';
import { climbingPath, globExpression } from './glob.ts';
import { BELOW_HERE, type NamesSource } from './names-source.ts';
import { commandOf } from './passes-names.ts';
import { isSearch, printsNames } from './prints-names.ts';
import { printsReferences, printsRevisions } from './prints-revisions.ts';
import { type Argument, readArguments } from './read-arguments.ts';
import { FD_STARTS } from './wrapper.ts';

const LISTERS = new Set('ls tree fd which seq dirname basename realpath readlink'.split(' '));
/** Git subcommands that list, and the option that makes them print names only; none where they always do. */
const GIT_LISTERS: Readonly<Record<string, RegExp | null>> = {
  'ls-files': null,
  'ls-tree': null,
  'rev-list': null,
  'for-each-ref': null,
  status: /^(?:-[a-z]*s[a-z]*|--short|--porcelain.*)$/u,
  diff: /^--name-(?:only|status)$/u,
  'diff-tree': /^--name-(?:only|status)$/u,
  'diff-index': /^--name-(?:only|status)$/u,
  'diff-files': /^--name-(?:only|status)$/u,
  log: /^--name-only$/u,
  show: /^--name-only$/u,
  grep: /^(?:-[a-zA-Z]*[lL]|--files-with(?:out)?-match(?:es)?|--name-only)$/u,
};
/** Lister → whether a word makes it print something that is no name, or a name with other text in it. */
const PUTS_IN: Readonly<Record<string, (word: string) => boolean>> = {
  // `..` is a name too, also where a pattern matches it.
  ls: (word) => /^-[A-Za-z]*[af]|^--(?:all|time-style|hyperlink)/u.test(word) || climbs(word),
  // What it starts prints what that prints.
  fd: (word) => FD_STARTS.test(word) || /^--(?:format|path-sep)/u.test(word),
  tree: (word) =>
    !/^-[adfiFlnNCQLpsuhDgvtcrUPI]+$|^--[a-z]*(?:report|first|prune|ignore|links|si|du)$|^[^-]/u.test(word),
  seq: (word) => !/^-?[\d.]+$|^-w$|^--equal-width$/u.test(word),
  realpath: (word) => word.startsWith('--relative'),
};
/** They print a part of what they are given, which nothing has looked at. */
const CUTTERS = /^(?:base|dir)name$/u;
/** A name that is written out, does not climb, and lies below a folder if it begins at the top. */
const WRITTEN = /^(?!.*(?:^|\/)\.\.(?:\/|$))(?:\/[\w.-]+\/)?[\w.*?-][\w./*?-]*$/u;

/** The folder where the program stands, of which its name is inside. */
const HERE = /^\$(?:PWD|\{PWD\}|\(pwd\))$/u;

/** @param feedOf what a word of it is known to hold; the second argument: although its end is cut off */
export function listingFeed(node: Command, feedOf: (word: Word, cut: boolean) => Feed): Feed {
  const name = node.name?.value ?? '';
  const words = node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
  if (name === 'find') return findFeed(words);
  if (name === 'printf' || name === 'echo') return spelledOut(name, node) ? 'names' : null;
  const putsIn = Object.hasOwn(PUTS_IN, name) ? PUTS_IN[name] : undefined;
  if (putsIn && words.some(putsIn)) return null;
  if (CUTTERS.test(name)) {
    const cut = name === 'dirname';
    const isInside = (arg: Command['args'][number]) =>
      arg.type === 'Word' &&
      (WRITTEN.test(unquoted(arg.text)) ||
        (!cut && HERE.test(unquoted(arg.text))) ||
        feedOf(arg, cut) !== null);
    if (!node.args.every(isInside)) return null;
  }
  if (isSearch(name))
    return printsNames(
      name,
      node.args.map((arg) => ({ source: arg.text, text: arg.type === 'Word' ? arg.value : null })),
    );
  if (printsRevisions(node)) return 'paths';
  if (printsReferences(node)) return 'references';
  return name === 'git' ? gitFeed(node, words) : LISTERS.has(name) ? 'names' : null;
}

function unquoted(text: string): string {
  return /^'[^']*'$|^"[^"]*"$/u.test(text) ? text.slice(1, -1) : text;
}

/** Shells but the newest take `..` for a name that `.*` matches. */
function climbs(text: string): boolean {
  return climbingPath(`${text}/x`) !== null;
}

/** Formats of hashes and of names alone. */
const REVISIONS = /^(?:t?format:)?(?:%[hHn]|\s)*$/u;
const REFERENCES =
  /^(?:%\((?:refname|objectname|objecttype|objectmode|objectsize|path|upstream)(?::\w+(?:=-?\d+)?)?\)|%x?0[09a]|[\s:,;|-])*$/u;
/** Options by which Git prints what somebody has written, or puts a text before names. */
const WRITES_OUT = /^--(?:oneline|header|line-prefix|notes|show-notes|pretty|format)$/u;

function gitFeed(node: Command, words: readonly string[]): Feed {
  const { subcommand, list } = readArguments(commandOf(node, 'git'));
  if (subcommand === null || !Object.hasOwn(GIT_LISTERS, subcommand)) return null;
  const option = GIT_LISTERS[subcommand];
  const asked = !option || words.some((word) => option.test(word));
  return asked && !writesOut(subcommand, list) ? 'names' : null;
}

/** What was told of a change is text of others; a log shows it unless its format says what to show. */
function writesOut(subcommand: string, list: readonly Argument[]): boolean {
  const told = list.filter(({ option }) => WRITES_OUT.test(option ?? ''));
  const logs = subcommand === 'log' || subcommand === 'show';
  const form = logs ? REVISIONS : REFERENCES;
  const plain = told.every(
    ({ option, text }) => /^--(?:pretty|format)$/u.test(option ?? '') && form.test(text ?? '/'),
  );
  return !plain || (logs && told.length === 0);
}

/** `printf '%s\\n' *.c`: patterns and names below this folder, as they are. */
function spelledOut(name: string, { args }: Command): boolean {
  const texts = args.map((arg) => arg.text);
  const format = name === 'printf' ? texts.shift() : '';
  return (
    /^$|^['"]%s(?:\\n|\\0| )['"]$/u.test(format ?? '') &&
    texts.length > 0 &&
    // An edit could make something else of two dots, or of two slashes.
    texts.every(
      (text) => /^[\w.*?[\]][\w./*?[\]-]*$/u.test(text) && !/\.\.|\/\//u.test(text) && !climbs(text),
    )
  );
}

/** A format may print anything; so may a command that `find` starts. */
function findFeed(words: readonly string[]): Feed {
  if (words.some((word) => /^-(?:exec|ok)/u.test(word)) && !runsListers(words)) return null;
  const formats = words.flatMap((word, at) => (word === '-printf' ? [words[at + 1] ?? '/'] : []));
  if (!formats.every(printsFound)) return null;
  // What `-ls` says of rights begins with a dash.
  return formats.length > 0 || words.includes('-ls') ? 'names' : 'paths';
}

/** `find -exec grep -l x {} +`: what it starts prints names or nothing. */
function runsListers(words: readonly string[]): boolean {
  return words.every((word, at) => {
    if (!/^-(?:exec|ok)/u.test(word)) return true;
    const rest = words.slice(at + 1);
    const end = rest.findIndex((one) => one === ';' || one === '+');
    const [name = '', ...own] = rest.slice(0, end);
    const inner = own.map((text) => ({ source: text, text }));
    return name === 'test' || name === '[' || (isSearch(name) && printsNames(name, inner) !== null);
  });
}

const FROM_TOP = /^(?:which|realpath|readlink|pwd)$/u;

/** What is known of the names that it lists. */
export function listingSource(node: Command): NamesSource {
  const name = node.name?.value ?? '';
  const words = node.args.map((arg) => (arg.type === 'Word' && !/[$`]/u.test(arg.text) ? arg.value : '/'));
  const places = words.filter((word) => !word.startsWith('-'));
  const fromTop = name === 'fd' && words.some((word) => /^-[A-Za-z]*a|^--abs/u.test(word));
  const absolute = fromTop || FROM_TOP.test(name) || places.some((word) => /^[/~]/u.test(word));
  const roots = words.slice(0, words.findIndex((word) => /^[-(!]/u.test(word)) >>> 0);
  const here = name === 'find' && roots.every((root) => root === '.');
  return {
    ...BELOW_HERE,
    absolute,
    below: !absolute || isSearch(name) || (name === 'find' && leavesOut(roots, words)),
    begins: here ? 'here' : isStatus(node) ? 'status' : null,
    // Between what lies in one folder and in the next `ls` prints an empty line.
    hollow:
      name === 'ls' && (places.length > 1 || words.some((word) => /[*?[]|^-[A-Za-z]*R|^--rec/u.test(word))),
  };
}

function isStatus(node: Command): boolean {
  return node.name?.value === 'git' && readArguments(commandOf(node, 'git')).subcommand === 'status';
}

/** Whether `find` finds no folder that it is told to look in. */
function leavesOut(roots: readonly string[], words: readonly string[]): boolean {
  return words.some((word, at) => {
    const value = words[at + 1] ?? '*';
    if (word === '-type') return /^[fl,]+$/u.test(value);
    if (word === '-mindepth') return /^[1-9]/u.test(value);
    if (word !== '-name' || /[[\\]/u.test(value)) return false;
    return !roots.some((root) => globExpression(value).test(root.replace(/\/+$/u, '').replace(/.*\//su, '')));
  });
}
