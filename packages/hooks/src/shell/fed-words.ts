// Words that a command line does not show: names that standard input or a substitution brings.
import type { Word } from '@agent-harness/contracts';
import type { Feed } from './feed.ts';
import { knowledgeOf } from './knowledge/knowledge.ts';
import { readArguments } from './read-arguments.ts';

/** A word that only standard input will tell. */
export const FROM_STDIN: Word = { source: '(names from standard input)', text: null };
/** One that is decoded or spelled on the way. */
export const FROM_DECODER: Word = { source: '(names decoded on the way)', text: null };

/** No word of a program begins with a parenthesis and holds a space. */
const LISTED = '(listed) ';
const NAMED = '(listed by path) ';

/** Behind what `xargs` puts last: where nothing comes in, there is no such word. */
const IF_ANY = ', if any';

export function mayBeMissing({ source }: Word): boolean {
  return source.endsWith(IF_ANY);
}

/** A name that a listing command printed: inside the roots, but it may look like an option. */
export function listedWord(source: string): Word {
  return { source: LISTED + source, text: null };
}

/** A name that cannot look like an option: it begins with a folder, or is a revision. */
export function namedWord(source: string): Word {
  return { source: NAMED + source, text: null };
}

/** The word as it was written, without what is known of it. */
export function unmarked({ source }: Word): string {
  return [LISTED, NAMED].reduce(
    (text, mark) => (text.startsWith(mark) ? text.slice(mark.length) : text),
    source,
  );
}

export function isListed({ text, source }: Word): boolean {
  return text === null && (source.startsWith(LISTED) || source.startsWith(NAMED));
}

export function isNamed({ text, source }: Word): boolean {
  return text === null && source.startsWith(NAMED);
}

/** Where the text of a shell stands that is given arguments: `sh -c text name-of-it argument…`. */
export const INLINE_TEXT = 2;
const SHELL = /^(?:ba|da)?sh$/u;
const INLINE = /^-[eu]*c$/u;

export function takesArguments(words: readonly Word[]): boolean {
  return SHELL.test(words[0]?.text ?? '') && INLINE.test(words[1]?.text ?? '');
}

/**
 * @param mark what stands for a name; null where it comes last
 * @returns null unless a shell is given names as its arguments; a mark in its text would make code of them
 */
export function giveNames(words: readonly Word[], mark: string | null, name: Word): Word[] | null {
  const text = words[INLINE_TEXT]?.text ?? null;
  if (!takesArguments(words) || text === null || (mark !== null && text.includes(mark))) return null;
  if (mark === null) return [...words, { ...name, source: name.source + IF_ANY }];
  return words.map((word) => {
    if (!word.text?.includes(mark)) return word;
    return word.text === mark ? name : { source: word.source, text: null };
  });
}

/** The words that `xargs` runs: unknown ones where standard input may name anything. */
export function fedWords(all: readonly Word[], words: Word[], feed: Feed, decoded: boolean): Word[] {
  const mark = markOf(all);
  if (feed === 'paths')
    return giveNames(words, mark, namedWord('from standard input')) ?? placedPaths(words, mark ?? '{}');
  const named = feed === 'names' || feed === 'references';
  const given = named ? listedWord('from standard input') : decoded ? FROM_DECODER : FROM_STDIN;
  if (mark === null) return [...words, given];
  return words.map((word) => {
    if (!word.text?.includes(mark)) return word;
    return named ? markedWord(word, word.text.indexOf(mark)) : { source: word.source, text: null };
  });
}

/** What `xargs` puts a name in place of, also where the option stands among other letters; null where names come last. */
export function markOf(all: readonly Word[]): string | null {
  const { list } = readArguments({ name: 'xargs', words: [...all], assignments: [], redirects: [], via: [] });
  const given = list.filter(({ option }) => /^(?:-[iI]|--rep\w*)$/u.test(option ?? ''));
  return given.length > 0 ? (given.findLast(({ text }) => text !== '')?.text ?? '{}') : null;
}

/** The words with a path in place of each mark; in a program it would be code. */
function placedPaths(words: readonly Word[], mark: string): Word[] {
  const runsScript = knowledgeOf(words[0]?.text ?? '')?.language !== undefined;
  return words.map((word) => {
    if (!word.text?.includes(mark)) return word;
    if (word.text === mark) return { ...word, text: './{}' };
    // What was found may be the folder where the search began.
    if (word.text.split('/').includes('..')) return { source: word.source, text: null };
    return { source: word.source, text: runsScript ? null : word.text.replaceAll(mark, '{}') };
  });
}

/** Only a whole word, or a name behind folders that are written out, is known to be a name; none may climb. */
export function markedWord({ source, text }: Word, mark: number): Word {
  const inside = /^(?:[\w.-]+\/)*$/u.test((text ?? '').slice(0, mark)) && !text?.split('/').includes('..');
  return inside ? listedWord(source) : { source, text: null };
}
