// Words that text from elsewhere makes an option of a builtin: `printf "$x" a` with `-vPATH`, `[ $x ]` with `-v a[$(…)]`.
import type { Command, Program, Word } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { isListed } from '../../shell/fed-words.ts';
import { readArguments } from '../../shell/read-arguments.ts';
import { splits } from '../../shell/splits.ts';

export function givenFindings(program: Program): Finding[] {
  return program.commands.flatMap((command) => {
    const isOpen = (word: Word | undefined) =>
      word?.text === null && !isListed(word) && isGiven(word, program);
    const name = command.name ?? '';
    if (name === 'printf' && isOpen(command.words[1]) && mayNameVariable(command))
      return [{ rule: 'shell.environment', words: ['PATH'] }];
    if (!readArguments(command).knowledge?.evaluates) return [];
    // Several words, or one before another that is as open and no operator between.
    return command.words
      .slice(1)
      .filter(
        (word, at, all) =>
          isOpen(word) && (splits(word) || (isOpen(all[at + 1]) && !isOperator(all[at - 1]))),
      )
      .map((word) => ({ rule: 'option.dynamic', words: [name, word.source] }));
  });
}

/** Builtins that set variables from what they read. */
const READERS = /^(?:read|mapfile|readarray|getopts|printf)$/u;

/** Whether the program itself brings its value; what nothing in it sets, whoever starts it does, and no file. */
function isGiven({ source }: Word, { commands, source: program }: Program): boolean {
  const name = /^"?\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})"?$/u.exec(source)?.slice(1).find(Boolean);
  if (name === undefined || /^(?:REPLY|MAPFILE|OPTARG|BASH_\w+|_)$/u.test(name)) return true;
  if (/\bselect\b|\$\{\w+:?=/u.test(program)) return true;
  return commands.some(
    (command) =>
      command.assignments.some((one) => one.name === name) ||
      command.words.some(({ source: word }) => word.startsWith(`${name}=`)) ||
      (READERS.test(command.name ?? '') &&
        command.words.some((word) => word.source.includes(name) && !word.source.includes('$'))),
  );
}

const EXPANSION = /\$\([^()]*\)|\$\{[^{}]*\}|`[^`]*`|\$\w+/gu;

/** `printf "$x" a`: an expansion with no text of its own, which may be `-vPATH`. */
function mayNameVariable({ words: [, format, ...values] }: Command): boolean {
  if (!format || (values.length === 0 && !splits(format))) return false;
  const inner = format.source.replaceAll(EXPANSION, '').replaceAll(EXPANSION, '');
  return /^["\w-]*$/u.test(inner) && !/^"?\w/u.test(format.source);
}

function isOperator(word: Word | undefined): boolean {
  return /^(?:-\w+|[!=]?=|=~|[<>])$/u.test(word?.text ?? '');
}
