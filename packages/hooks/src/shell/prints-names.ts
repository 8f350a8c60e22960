// Which searches print names of files instead of what the files hold: `grep -rl x src`.
import type { Word } from '@agent-harness/contracts';
import type { Feed } from './feed.ts';
import { readArguments } from './read-arguments.ts';

/** Searches print what files hold unless one of these is given, which print names or nothing. `-L` of ripgrep follows links. */
const GREP_NAMES = /^(?:-[lLq]|--files-with-matches|--files-without-match|--quiet|--silent)$/u;
const RG_NAMES = /^(?:-[lq]|--files|--files-with-matches|--files-without-match|--quiet)$/u;
/** Text in place of a name, or besides names. */
const PUTS_IN = /^--(?:label|json|type-list|hyperlink-format)$/u;
const SEARCHES = new Set('grep egrep fgrep zgrep rg'.split(' '));

export function isSearch(name: string): boolean {
  return SEARCHES.has(name);
}

/** A search that is told to print names only: `paths` where each begins with a folder that is written out. */
export function printsNames(name: string, words: readonly Word[]): Feed {
  const { list } = readArguments({
    name,
    words: [{ source: name, text: name }, ...words],
    assignments: [],
    redirects: [],
    via: [],
  });
  if (list.some(({ option }) => PUTS_IN.test(option ?? ''))) return null;
  const namesOnly = name === 'rg' ? RG_NAMES : GREP_NAMES;
  if (!list.some(({ option }) => option !== null && namesOnly.test(option))) return null;
  const places = list.filter(({ option, role }) => option === null && role === 'search');
  return places.length > 0 && places.every(({ word }) => /^[\w./][\w./-]*$/u.test(word.source))
    ? 'paths'
    : 'names';
}
