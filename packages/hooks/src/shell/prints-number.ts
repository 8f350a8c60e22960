// Tells a substitution that can only print numbers, such as `$(wc -l < file)`, from one that may print anything.
import type { Command, ParsedScript, SyntaxNode } from 'unbash';
import { commandOf } from './passes-names.ts';
import { type Arguments, readArguments } from './read-arguments.ts';

/** With what grep speaks of a file that is no text; either could be a variable's name. */
export const NOT_TEXT = 'Binary grep';

type Question = (read: Arguments, words: readonly string[]) => boolean;

/** Options of searches that change which lines are counted or numbered, and print nothing of their own. */
const GREP_PICKS =
  /^(?:-[acefhimnosvwxEFGIPU]|--(?:basic-regexp|count|extended-regexp|file|fixed-strings|ignore-case|invert-match|line-number|line-regexp|max-count|no-filename|no-messages|perl-regexp|regexp|text|word-regexp))$/u;
const RG_PICKS =
  /^(?:-[cefgimstuvwxFIPSTU.]|--(?:case-sensitive|count|count-matches|file|fixed-strings|glob|hidden|ignore-case|include-zero|invert-match|line-regexp|max-count|multiline|no-filename|no-ignore|no-messages|pcre2|regexp|smart-case|type|type-not|unrestricted|word-regexp))$/u;
const COUNT = /^(?:-c|--count|--count-matches)$/u;
const NO_NAME = /^(?:-I|--no-filename)$/u;
const FORMAT = /^(?:-c|--format)$/u;
const STAT_PICKS = /^(?:-[cL]|--(?:format|dereference))$/u;
const JQ_PICKS = /^(?:-[cnrsR]|--(?:compact-output|null-input|raw-input|raw-output|slurp))$/u;

const counts: Question = (read) => given(read, COUNT) && onlyGiven(read, GREP_PICKS) && namesNoFile(read);
/** Command → whether it prints numbers with these arguments, and no letter that it is given. */
const COUNTS: Readonly<Record<string, Question>> = {
  wc: ({ list }) => list.every(({ role }) => role !== 'names'),
  nproc: (_, words) => words.every((word) => /^--(?:all|ignore=\d+)$/u.test(word)),
  // No letter and no bracket: what it prints is made of what it is given.
  expr: (_, words) => words.every((word) => /^(?:\\[*()<>&|]|'?[-\d+*/%()<>=&| ]+'?)$/u.test(word)),
  seq: (_, words) => words.every((word) => /^(?:-?\d+|-w)$/u.test(word)),
  grep: counts,
  egrep: counts,
  rg: (read) => given(read, COUNT) && given(read, NO_NAME) && onlyGiven(read, RG_PICKS) && namesNoFile(read),
  date: (_, words) => words.filter((word) => /^\+(?:%-?\d?[sYmdHMSNjuw]|[\d-])+$/u.test(word)).length === 1,
  id: (_, words) => words.length === 1 && /^-[ug]$/u.test(words[0] ?? ''),
  stat: (read) => {
    const formats = read.list.filter(({ option, text }) => FORMAT.test(option ?? '') && text !== '');
    return (
      formats.length > 0 &&
      formats.every(({ text }) => /^%[sYXZhi]$/u.test(text ?? '')) &&
      onlyGiven(read, STAT_PICKS)
    );
  },
  git: ({ subcommand, list }) => subcommand === 'rev-list' && list.some(({ option }) => option === '--count'),
  jq: (read) =>
    read.list.some(({ role, text }) => role === 'script' && text === 'length') && onlyGiven(read, JQ_PICKS),
};
/** What a pattern is to these may hold any character; elsewhere such a word could bring other text into what is printed. */
const FOREIGN = /[$`[\]*?{}]/u;

/** `grep -n x file | cut -d: -f1`: the numbers of lines, where nothing is printed beside them. */
const NUMBERED = /^(?:-[nihsEFPwxvem]|--(?:line-number|ignore-case|max-count|regexp))$/u;
const GREPS = new Set(['grep', 'egrep', 'fgrep']);
const LINE_NUMBER = /^(?:-n|--line-number)$/u;
/** A word that running could make an option of, or several words. */
const OPEN = /^"?[$`]|^[^"]*[$`]|`/u;
const FIRST_FIELD = /^(?:-d ?['"]?:['"]? -f ?1|-f ?1 -d ?['"]?:['"]?)$/u;
const NUMBER_OF_LINE = /^'(?:\/(?:[^/'\\]|\\.)*\/ *)?\{ *print \(?F?NR\)?(?: *; *exit)? *;? *\}'$/u;

export function printsNumber(script: ParsedScript | undefined): boolean {
  if (!script || script.errors?.length) return false;
  const [statement, ...rest] = script.commands;
  if (!statement || rest.length > 0) return false;
  const node = statement.command;
  const commands: readonly SyntaxNode[] = node.type === 'Pipeline' ? node.commands : [node];
  const last = commands.at(-1);
  if (last?.type !== 'Command') return false;
  return countsAll(last) || printsLineNumbers(last, commands.slice(0, -1));
}

function countsAll(node: Command): boolean {
  const name = node.name?.value ?? '';
  const counted = Object.hasOwn(COUNTS, name) ? COUNTS[name] : undefined;
  if (!counted) return false;
  const read = readArguments(commandOf(node, name));
  const patterns = new Set(read.list.filter(({ role }) => role === 'data').map(({ word }) => word.source));
  const words = node.args.map(({ text }) => text);
  const foreign = words.some(
    (text) => name !== 'expr' && FOREIGN.test(patterns.has(text) ? text.replace(/^'[^']*'$/u, '') : text),
  );
  return !foreign && counted(read, words);
}

function printsLineNumbers(last: Command, before: readonly SyntaxNode[]): boolean {
  const words = last.args.map(({ text }) => text);
  if (last.name?.value === 'awk') return NUMBER_OF_LINE.test(words[0] ?? '') && words.slice(1).every(isFile);
  if (last.name?.value !== 'cut' || !FIRST_FIELD.test(words.join(' ')) || isFed(last)) return false;
  const search = before.findLast((node) => !isPick(node));
  if (search?.type !== 'Command') return false;
  const name = search.name?.value ?? '';
  const read = readArguments(commandOf(search, name));
  return (
    GREPS.has(name) &&
    given(read, LINE_NUMBER) &&
    onlyGiven(read, NUMBERED) &&
    search.args.every(({ text }) => !OPEN.test(text.replace(/^'[^']*'$/u, ''))) &&
    namesNoFile(read)
  );
}

/** A name that is written out; with an equals sign awk sets a variable, such as what it prints behind each line. */
function isFile(word: string): boolean {
  return /^[\w./][\w./-]*$/u.test(word);
}

/** Only some of the lines. */
function isPick(node: SyntaxNode): boolean {
  return (
    node.type === 'Command' &&
    /^(?:head|tail)$/u.test(node.name?.value ?? '') &&
    /^(?:-(?:n ?)?\+?\d+)?$/u.test(node.args.map(({ text }) => text).join(' ')) &&
    !isFed(node)
  );
}

/** From elsewhere than the pipe. */
function isFed({ redirects }: Command): boolean {
  return redirects.some(({ operator }) => operator.startsWith('<'));
}

function given({ list }: Arguments, option: RegExp): boolean {
  // A value of another option is listed under that one.
  return list.some((one) => option.test(one.option ?? ''));
}

function onlyGiven({ list }: Arguments, options: RegExp): boolean {
  return list.every(({ option }) => option === null || options.test(option));
}

/** One file at most, by a name that is written out: of several, and of a folder, a search prints the names. */
function namesNoFile({ list }: Arguments): boolean {
  const files = list.filter(({ role }) => role === 'search');
  return files.length <= 1 && files.every(({ word }) => !FOREIGN.test(word.source));
}
