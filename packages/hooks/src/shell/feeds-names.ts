// Decides whether a pipeline so far prints only names of files that its own arguments point at.
import type { Command, CommandNode } from 'unbash';
import type { Feed } from './feed.ts';
import { passesNames } from './passes-names.ts';
import { isSearch, printsNames } from './prints-names.ts';
import { printsReferences, printsRevisions } from './prints-revisions.ts';

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
/** @param feed the commands left of `xargs`, in order */
export function feedsNames(feed: readonly CommandNode[]): Feed {
  let found: Feed = null;
  for (const [at, node] of feed.entries()) {
    if (node.type !== 'Command' || node.name === undefined) return null;
    const name = node.name.value;
    if (at === 0) found = listed(name, node);
    else {
      const passed = passesNames(node, name);
      if (passed !== 'whole') found = passed && mayBeEdited(feed[0]) ? 'names' : null;
    }
    if (found === null) return null;
  }
  return found;
}

const WHOLE = new Set('rev-parse describe merge-base branch tag'.split(' '));

/** What `git rev-parse` prints may be a folder with all that is above it, so no part of it is a name. */
function mayBeEdited(first: CommandNode | undefined): boolean {
  if (first?.type !== 'Command' || first.name?.value !== 'git') return true;
  return !WHOLE.has(first.args[0]?.text ?? '');
}

function listed(name: string, node: Command): Feed {
  const words = node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : []));
  if (name === 'find') return findFeed(words);
  if (name === 'printf' || name === 'echo') return spelledOut(name, node) ? 'names' : null;
  // `..` is a name too.
  if (name === 'ls' && words.some((word) => /^-[A-Za-z]*[af]|^--all/u.test(word))) return null;
  if (isSearch(name))
    return printsNames(
      name,
      node.args.map((arg) => ({ source: arg.text, text: arg.type === 'Word' ? arg.value : null })),
    );
  if (printsRevisions(node)) return 'paths';
  if (printsReferences(node)) return 'references';
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
    return name === 'test' || name === '[' || (isSearch(name) && printsNames(name, inner) !== null);
  });
}
