// Words that text from elsewhere makes an option of a builtin: `printf "$x" a` with `-vPATH`, `[ $x ]` with `-v a[$(…)]`.
import type { Command, Program, Word } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { isListed } from '../../shell/fed-words.ts';
import { readArguments } from '../../shell/read-arguments.ts';
import { splits } from '../../shell/splits.ts';
import { DECLARES } from '../../shell/untracked-names.ts';

export function givenFindings(program: Program): Finding[] {
  return program.commands.flatMap((command) => {
    const isOpen = (word: Word | undefined) =>
      word?.text === null && !isListed(word) && isGiven(word, program);
    const name = command.name ?? '';
    if (name === 'printf' && isOpen(command.words[1]) && mayNameVariable(command))
      return [{ rule: 'shell.environment', words: ['PATH'] }];
    if (!readArguments(command).knowledge?.evaluates) return [];
    // Several words, or one before another that is as open.
    return command.words
      .filter((word, at, all) => isOpen(word) && (splits(word) || isOpen(all[at + 1])))
      .map((word) => ({ rule: 'option.dynamic', words: [name, word.source] }));
  });
}

/** Builtins that set variables from what they read. */
const READERS = /^(?:read|mapfile|readarray|getopts|printf)$/u;
/** `select x`, `${x:=…}`: what sets it is no word of a command. */
const ELSEWHERE = /\bselect\b|\$\{\w+:?=/u;

/** Whether the program itself brings its value; what nothing in it sets, whoever starts it does, and no file. */
function isGiven({ source }: Word, { commands, source: program }: Program): boolean {
  const name = /^"?\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})"?$/u.exec(source)?.slice(1).find(Boolean);
  if (name === undefined || /^(?:REPLY|MAPFILE|OPTARG|BASH_\w+|_)$/u.test(name)) return true;
  if (ELSEWHERE.test(program)) return true;
  return commands.some(
    (command) =>
      command.assignments.some((one) => one.name === name) ||
      (DECLARES.test(command.name ?? '') && command.words.some((word) => maySet(word, name))) ||
      (READERS.test(command.name ?? '') && command.words.some(({ text }) => text?.includes(name))),
  );
}

/** `export x=…`, `declare x[0]=…`: what is computed and does not write out its name may set any. */
function maySet({ source, text }: Word, name: string): boolean {
  const [set] = /^\w+(?=\[|\+?=)/u.exec(text ?? source) ?? [];
  return set === name || (set === undefined && text === null);
}

const EXPANSION = /\$\([^()]*\)|\$\{[^{}]*\}|`[^`]*`|\$\w+/gu;

/** `printf "$x" a`: an expansion with no text of its own, which may be `-vPATH`. */
function mayNameVariable({ words: [, format, ...values] }: Command): boolean {
  if (!format || (values.length === 0 && !splits(format))) return false;
  const inner = format.source.replaceAll(EXPANSION, '').replaceAll(EXPANSION, '');
  return /^["\w-]*$/u.test(inner) && !/^"?\w/u.test(format.source);
}
