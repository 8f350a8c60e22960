// Tells a substitution that can only print numbers, such as `$(wc -l < file)`, from one that may print anything.
import type { Command, CommandNode, ParsedScript } from 'unbash';
import { commandOf } from './passes-names.ts';
import { type Arguments, readArguments } from './read-arguments.ts';

/** With what grep speaks of a file that is no text; either could be a variable's name. */
export const NOT_TEXT = 'Binary grep';

type Question = (read: Arguments, words: readonly string[]) => boolean;

const always: Question = () => true;
const counts: Question = (read) => given(read, /^(?:-c|--count|--count-matches)$/u) && namesNoFile(read);
/** Command → whether it prints a number with these arguments. */
const COUNTS: Readonly<Record<string, Question>> = {
  wc: ({ list }) => list.every(({ role }) => role !== 'names'),
  nproc: always,
  // No letter and no bracket: what it prints is made of what it is given.
  expr: (_, words) => words.every((word) => /^(?:\\[*()<>&|]|'?[-\d+*/%()<>=&| ]+'?)$/u.test(word)),
  seq: always,
  grep: counts,
  egrep: counts,
  rg: (read) => counts(read, []) && given(read, /^(?:-I|--no-filename)$/u),
  date: (_, words) => words.filter((word) => /^\+[%a-zA-Z0-9-]*%[sYmdHMSNjuw]$/u.test(word)).length === 1,
  id: (_, words) => words.length === 1 && /^-[ug]$/u.test(words[0] ?? ''),
  stat: ({ list }) => {
    const formats = list.filter(({ option, text }) => /^(?:-c|--format)$/u.test(option ?? '') && text !== '');
    return formats.length > 0 && formats.every(({ text }) => /^%[sYXZhi]$/u.test(text ?? ''));
  },
  git: ({ subcommand, list }) => subcommand === 'rev-list' && list.some(({ option }) => option === '--count'),
  jq: ({ list }) => list.filter(({ role }) => role === 'script').every(({ text }) => text === 'length'),
};
/** What a pattern is to these may hold any character; elsewhere such a word could bring other text into what is printed. */
const FOREIGN = /[$`[\]*?{}]/u;

/** `grep -n x file | cut -d: -f1`: the numbers of lines, where nothing is printed beside them. */
const NUMBERED = /^(?:-[nihsEFPwxvem]|--(?:line-number|ignore-case|max-count|regexp))$/u;
/** A word that running could make an option of, or several words. */
const OPEN = /^"?[$`]|^[^"]*[$`]|`/u;
const FIRST_FIELD = /^(?:-d ?['"]?:['"]? -f ?1|-f ?1 -d ?['"]?:['"]?)$/u;
const NUMBER_OF_LINE = /^'(?:\/(?:[^/'\\]|\\.)*\/ *)?\{ *print \(?F?NR\)?(?: *; *exit)? *;? *\}'$/u;

export function printsNumber(script: ParsedScript | undefined): boolean {
  if (!script || script.errors?.length) return false;
  const [statement, ...rest] = script.commands;
  if (!statement || rest.length > 0) return false;
  const node = statement.command;
  if (node.type === 'AndOr') return false;
  const commands = node.type === 'Pipeline' ? node.commands : [node];
  const [last, ...before] = commands.toReversed();
  if (last?.type !== 'Command' || !last.name) return false;
  return countsAll(last) || printsLineNumbers(last, before.toReversed());
}

function countsAll(node: Command): boolean {
  const name = node.name?.value ?? '';
  if (!Object.hasOwn(COUNTS, name)) return false;
  const read = readArguments(commandOf(node, name));
  const patterns = new Set(
    read.list.filter(({ role }) => role === 'data' && /grep|^rg$/u.test(name)).map(({ word }) => word.source),
  );
  const words = node.args.map(({ text }) => text);
  const foreign = words.some(
    (text) => name !== 'expr' && FOREIGN.test(patterns.has(text) ? text.replace(/^'[^']*'$/u, '') : text),
  );
  return !foreign && (COUNTS[name]?.(read, words) ?? false);
}

function printsLineNumbers(last: Command, before: readonly CommandNode[]): boolean {
  const words = last.args.map(({ text }) => text);
  if (last.name?.value === 'awk') return words.length <= 2 && NUMBER_OF_LINE.test(words[0] ?? '');
  if (last.name?.value !== 'cut' || !FIRST_FIELD.test(words.join(' '))) return false;
  const search = before.findLast((node) => !isPick(node));
  if (search?.type !== 'Command' || !/^[ef]?grep$/u.test(search.name?.value ?? '')) return false;
  const { list } = readArguments(commandOf(search, search.name?.value ?? ''));
  return (
    list.some(({ option }) => /^(?:-n|--line-number)$/u.test(option ?? '')) &&
    list.every(({ option }) => option === null || NUMBERED.test(option)) &&
    search.args.every(({ text }) => !OPEN.test(text.replace(/^'[^']*'$/u, ''))) &&
    namesNoFile({ list })
  );
}

/** Only some of the lines. */
function isPick(node: CommandNode): boolean {
  return (
    node.type === 'Command' &&
    /^(?:head|tail)$/u.test(node.name?.value ?? '') &&
    node.args.every(({ text }) => /^-(?:n ?)?\d*$|^\d+$/u.test(text))
  );
}

function given({ list }: Arguments, option: RegExp): boolean {
  // A value of another option is listed under that one.
  return list.some((one) => option.test(one.option ?? ''));
}

/** One file at most, by a name that is written out: of several, and of a folder, a search prints the names. */
function namesNoFile({ list }: Pick<Arguments, 'list'>): boolean {
  const files = list.filter(({ role, option }) => role === 'search' && option === null);
  return (
    files.length <= 1 &&
    files.every(({ word }) => !FOREIGN.test(word.source)) &&
    list.every(
      ({ option }) =>
        !/^(?:-[rRdHlLz]|--(?:recursive|dereference\S*|directories|with-filename|files-with\S*|null\S*))$/u.test(
          option ?? '',
        ),
    )
  );
}
