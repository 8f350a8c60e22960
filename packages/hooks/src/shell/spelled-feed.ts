// What a pipe or a here-string spells out for `xargs`: `echo -rf /etc | xargs rm` is `rm -rf /etc`.
import type { Command, Word } from '@agent-harness/contracts';
import { markOf } from './fed-words.ts';
import { readArguments } from './read-arguments.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\' };

/** @returns what `echo` or `printf` prints, or null where that is not certain */
export function spelledText(words: readonly Word[]): string | null {
  const [name, ...texts] = words.map(({ text }) => text);
  const given = texts.filter((text) => text !== null);
  if (given.length < texts.length) return null;
  if (name === 'echo') {
    const from = given.findIndex((text) => !/^-[neE]+$/u.test(text));
    const text = given.slice(from < 0 ? given.length : from).join(' ');
    return given.slice(0, Math.max(from, 0)).join('').includes('e') ? unescaped(text) : text;
  }
  if (given[0]?.startsWith('-') && given[0] !== '--') return null;
  const [format, ...values] = given[0] === '--' ? given.slice(1) : given;
  return name === 'printf' && format !== undefined ? printed(unescaped(format), values) : null;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([nt0\\])/gu, (_, letter: string) => ESCAPES[letter] ?? '');
}

/** The format again until no value is left. */
function printed(format: string, values: readonly string[]): string | null {
  if (/%(?![sb])/u.test(format.replaceAll('%%', ''))) return null;
  const each = format.replaceAll('%%', '').match(/%[sb]/gu)?.length ?? 0;
  if (each === 0 || values.length === 0)
    return format.replaceAll(/%(.)/gu, (_, kind: string) => (kind === '%' ? '%' : ''));
  const rounds = Array.from({ length: Math.ceil(values.length / each) }, (_, at) =>
    values.slice(at * each, (at + 1) * each),
  );
  return rounds
    .map((own) => {
      let at = 0;
      return format.replaceAll(/%(.)/gu, (_, kind: string) => (kind === '%' ? '%' : (own[at++] ?? '')));
    })
    .join('');
}

/** A here-string or here-document of a command, which takes the place of a pipe. */
export function documentText({ redirects }: Pick<Command, 'redirects'>): string | null {
  return redirects.findLast(({ op }) => op.startsWith('<<'))?.target.text ?? null;
}

/**
 * The commands that `xargs` starts for a text.
 * @param inner the words of its command
 */
export function spelledCommands(xargs: Command, inner: readonly Word[], text: string): Word[][] {
  const { list } = readArguments({ ...xargs, words: xargs.words });
  const delimiter = list.findLast(
    ({ option, text: value }) => (option === '-d' || option?.startsWith('--delim')) && value !== '',
  );
  const byNul = list.some(({ option }) => option === '-0' || option === '--null');
  const mark = markOf(xargs.words);
  const separator = byNul
    ? '\0'
    : delimiter
      ? unescaped(delimiter.text ?? '\n')
      : mark === null
        ? null
        : '\n';
  const items = separator === null ? quotedWords(text) : text.split(separator).filter((item) => item !== '');
  // Without any it starts the command once all the same.
  if (mark === null) return [[...inner, ...items.map((item): Word => ({ source: item, text: item }))]];
  return Array.from(new Set(items), (item) =>
    inner.map((one) =>
      one.text?.includes(mark) ? { source: one.source, text: one.text.replaceAll(mark, item.trim()) } : one,
    ),
  );
}

/** As `xargs` parts its input: at blanks, with quotes and backslashes. */
function quotedWords(text: string): string[] {
  const words = text.match(/(?:"[^"\n]*"|'[^'\n]*'|\\.|[^\s"'\\])+/gsu) ?? [];
  return words.map((word) =>
    word.replaceAll(
      /"([^"\n]*)"|'([^'\n]*)'|\\(.)/gsu,
      (_, double?: string, single?: string, one?: string) => double ?? single ?? one ?? '',
    ),
  );
}
