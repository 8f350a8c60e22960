// Decides whether a pipeline so far prints only names of files that its own arguments point at.
import type { Word } from '@agent-harness/contracts';
import type { Command, CommandNode } from 'unbash';
import { readArguments } from './read-arguments.ts';

/** `paths`: each begins with a folder that the command line names, so none can look like an option. */
export type Feed = 'paths' | 'names' | null;

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
/** Searches print what files hold unless one of these is given, which print names or nothing. `-L` of ripgrep follows links. */
const GREP_NAMES = /^(?:-[lLq]|--files-with-matches|--files-without-match|--quiet|--silent)$/u;
const RG_NAMES = /^(?:-[lq]|--files|--files-with-matches|--files-without-match|--quiet)$/u;
const SEARCHES = new Set('grep egrep fgrep zgrep rg'.split(' '));
/** Commands that pass lines on as they are: some, or in another order. */
const PICKERS = new Set('grep egrep fgrep rg head tail sort uniq tac'.split(' '));
/** Commands that cut or edit lines, but take them from no other source. */
const EDITORS = new Set('cut tr sed awk nl cat rev xargs column'.split(' '));

/** @param feed the commands left of `xargs`, in order */
export function feedsNames(feed: readonly CommandNode[]): Feed {
  let found: Feed = null;
  for (const [at, node] of feed.entries()) {
    if (node.type !== 'Command' || node.name === undefined) return null;
    const name = node.name.value;
    if (at === 0) found = listed(name, node);
    else if (EDITORS.has(name) && !readsFiles(node.args.length, name) && !spells(node)) found = 'names';
    else if (!PICKERS.has(name)) return null;
    if (found === null) return null;
  }
  return found;
}

function listed(name: string, node: Command): Feed {
  const words = node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
  if (name === 'find') return findFeed(words);
  if (name === 'printf' || name === 'echo') return spelledOut(name, node) ? 'names' : null;
  // `..` is a name too.
  if (name === 'ls' && words.some((word) => /^-[A-Za-z]*[af]|^--all/u.test(word))) return null;
  if (SEARCHES.has(name))
    return searchFeed(
      name,
      node.args.map((arg) => ({ source: arg.text, text: arg.type === 'Word' ? arg.value : null })),
    );
  if (name !== 'git') return LISTERS.has(name) ? 'names' : null;
  const subcommand = words.find((word) => Object.hasOwn(GIT_LISTERS, word));
  if (subcommand === undefined) return null;
  const option = GIT_LISTERS[subcommand];
  return !option || words.some((word) => option.test(word)) ? 'names' : null;
}

/** `printf '%s\\n' *.c`: patterns and names below this folder, as they are. */
function spelledOut(name: string, { args }: Command): boolean {
  const texts = args.map((arg) => arg.text);
  const format = name === 'printf' ? texts.shift() : '';
  return (
    /^$|^['"]%s(?:\\n|\\0| )['"]$/u.test(format ?? '') &&
    texts.length > 0 &&
    texts.every((text) => /^[\w.*?[\]][\w./*?[\]-]*$/u.test(text) && !text.split('/').includes('..'))
  );
}

/** A search that is told to print names only: `paths` where each begins with a folder that is written out. */
function searchFeed(name: string, words: readonly Word[]): Feed {
  const { list } = readArguments({
    name,
    words: [{ source: name, text: name }, ...words],
    assignments: [],
    redirects: [],
    via: [],
  });
  const namesOnly = name === 'rg' ? RG_NAMES : GREP_NAMES;
  if (!list.some(({ option }) => option !== null && namesOnly.test(option))) return null;
  const places = list.filter(({ option, role }) => option === null && role === 'search');
  return places.length > 0 && places.every(({ word }) => /^[\w./][\w./-]*$/u.test(word.source))
    ? 'paths'
    : 'names';
}

/** A format may print anything; so may a command that `find` starts. */
function findFeed(words: readonly string[]): Feed {
  if (words.some((word) => /^-(?:exec|ok)/u.test(word)) && !runsListers(words)) return null;
  const format = words[words.indexOf('-printf') + 1];
  return !words.includes('-printf') ? 'paths' : /^\/|%[^\w]?P|\\[0-7]/u.test(format ?? '/') ? null : 'names';
}

/** `find -exec grep -l x {} +`: what it starts prints names or nothing. */
function runsListers(words: readonly string[]): boolean {
  return words.every((word, at) => {
    if (!/^-(?:exec|ok)/u.test(word)) return true;
    const rest = words.slice(at + 1);
    const end = rest.findIndex((one) => one === ';' || one === '+');
    const [name = '', ...own] = rest.slice(0, end < 0 ? undefined : end);
    const inner = own.map((text) => ({ source: text, text }));
    return name === 'test' || name === '[' || (SEARCHES.has(name) && searchFeed(name, inner) !== null);
  });
}

/** An edit that could put a slash, or any character by its number, into a name. */
function spells(node: Command): boolean {
  const words = node.args.map((arg) => arg.text);
  return (
    words.some((word) => /%c|\\[xod0-9]\d|\\x/u.test(word)) ||
    (node.name?.value === 'tr' && /\//u.test(words.at(-1) ?? ''))
  );
}

/** `cat file` inside a pipeline is a source of its own; `cat` alone passes on. */
function readsFiles(args: number, name: string): boolean {
  return (name === 'cat' || name === 'tac') && args > 0;
}
