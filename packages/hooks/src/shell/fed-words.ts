// Words that a command line does not show: names that standard input or a substitution brings.
import type { Word } from '@agent-harness/contracts';
import type { Feed } from './feeds-names.ts';

/** A word that only standard input will tell. */
export const FROM_STDIN: Word = { source: '(names from standard input)', text: null };
/** One that is decoded or spelled on the way. */
export const FROM_DECODER: Word = { source: '(names decoded on the way)', text: null };

/** No word of a program begins with a parenthesis and holds a space. */
const LISTED = '(listed) ';
const NAMED = '(listed by path) ';

/** A name that a listing command printed: inside the roots, but it may look like an option. */
export function listedWord(source: string): Word {
  return { source: LISTED + source, text: null };
}

/** A name that cannot look like an option: it begins with a folder, or is a revision. */
export function namedWord(source: string): Word {
  return { source: NAMED + source, text: null };
}

export function isListed({ text, source }: Word): boolean {
  return text === null && (source.startsWith(LISTED) || source.startsWith(NAMED));
}

export function isNamed({ text, source }: Word): boolean {
  return text === null && source.startsWith(NAMED);
}

/** The words that `xargs` runs: unknown ones where standard input may name anything. */
export function fedWords(all: readonly Word[], words: Word[], feed: Feed, decoded: boolean): Word[] {
  if (feed === 'paths') return words.map((word) => (word.text === '{}' ? { ...word, text: './{}' } : word));
  const options = all.slice(0, all.length - words.length);
  const at = options.findIndex((word) => /^(?:-I|-i|--replace)/u.test(word.text ?? ''));
  const given = feed === 'names' ? listedWord('from standard input') : decoded ? FROM_DECODER : FROM_STDIN;
  if (at < 0) return [...words, given];
  const option = options[at]?.text ?? '';
  const mark =
    (option === '-I' ? options[at + 1]?.text : option.replace(/^(?:-I|-i|--replace=?)/u, '')) || '{}';
  return words.map((word) => {
    if (!word.text?.includes(mark)) return word;
    return feed === 'names' ? markedWord(word, word.text.indexOf(mark)) : { source: word.source, text: null };
  });
}

/** Only a whole word, or a name behind folders that are written out, is known to be a name; none may climb. */
export function markedWord({ source, text }: Word, mark: number): Word {
  const inside = /^(?:[\w.-]+\/)*$/u.test((text ?? '').slice(0, mark)) && !text?.split('/').includes('..');
  return inside ? listedWord(source) : { source, text: null };
}
