// Sorts a command's words into options, their values and operands, each with what it is to the command.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import { onceFor } from './once-for.ts';
import { type Knowledge, type Role, gitKnowledge, knowledgeOf } from './knowledge/knowledge.ts';
import { type Danger, type Option, attachedValue, dangerOf, readOptions, valueRole } from './read-options.ts';

export interface Argument {
  word: Word;
  /** The part of the word that this is: all of it, or an option's attached value. Null when not certain. */
  text: string | null;
  role: Role;
  /** The option that this is, or whose value it is; null for an operand. */
  option: string | null;
  /** What the option does that its command must not be used for. */
  danger: Danger | null;
}

export interface Arguments {
  /** Null for a command that nothing is known about: every argument is then `unknown`. */
  knowledge: Knowledge | null;
  /** Git's subcommand; null for other commands, and where it is not certain. */
  subcommand: string | null;
  list: Argument[];
}

/** Reads the words after the command word. */
export const readArguments: (command: Command) => Arguments = onceFor(readAll);

function readAll(command: Command): Arguments {
  const name = posix.basename(command.name ?? '');
  const words = command.words.slice(1);
  if (name === 'git') return readGit(words);
  const knowledge = knowledgeOf(name);
  const spelled = knowledge?.bundled ? unbundled(knowledge, words) : words;
  return { knowledge, subcommand: null, list: readList(knowledge, spelled).list };
}

/** `tar tfvC x y` as `tar -tvf x -C y`: letters that need a value go last, and take one each in order. */
function unbundled(knowledge: Knowledge, [first, ...rest]: readonly Word[]): readonly Word[] {
  if (!first?.text || !/^[A-Za-z]+$/u.test(first.text)) return first ? [first, ...rest] : [];
  const letters = Array.from(first.text);
  const valued = letters.filter((letter) => valueRole(knowledge, `-${letter}`) !== null);
  const plain = letters.filter((letter) => !valued.includes(letter)).join('');
  const [next = '', ...others] = valued;
  const spelled = [{ ...first, text: `-${plain}${next}` }, ...rest];
  others.forEach((letter, at) => spelled.splice(2 + 2 * at, 0, { ...first, text: `-${letter}` }));
  return spelled;
}

function readGit(words: readonly Word[]): Arguments {
  const { global } = gitKnowledge(null);
  const before = readList(global, words, true);
  const subcommand = words[before.used]?.text ?? null;
  const { own } = gitKnowledge(subcommand);
  const after = readList(own, words.slice(before.used + 1));
  return { knowledge: own, subcommand, list: [...before.list, ...after.list] };
}

/** @param untilOperand stop before the first operand */
function readList(
  knowledge: Knowledge | null,
  words: readonly Word[],
  untilOperand = false,
): { list: Argument[]; used: number } {
  const list: Argument[] = [];
  let operands = 0;
  let ended = false;
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (!ended && word.text === '--') {
      ended = true;
      continue;
    }
    const options = ended
      ? null
      : (readOptions(knowledge, word) ??
        (word.text === null ? attachedValue(knowledge, word, words.slice(at + 1)) : null));
    if (options && knowledge?.runs?.has(word.text ?? '')) {
      at += innerLength(words.slice(at + 1), knowledge.singleDash === true);
      continue;
    }
    if (!options) {
      if (untilOperand) break;
      if (operands === 0 && knowledge?.subcommands?.includes(word.text ?? '')) continue;
      ended ||= knowledge?.ordered === true;
      list.push({
        word,
        text: word.text,
        role: roleBehind(list.at(-1), operandRole(knowledge, operands)),
        option: null,
        danger: null,
      });
      operands += 1;
      continue;
    }
    for (const { name, value, role, danger } of options)
      list.push({ word, text: value ?? (value === undefined ? '' : null), role, option: name, danger });
    if (operands === 0 && options.some(({ name }) => knowledge?.first?.includes(name))) operands = 1;
    const values = valuesAfter(knowledge, options.at(-1), words.slice(at + 1, at + 3));
    list.push(...values);
    at += values.length;
  }
  const last = operands > 1 && knowledge?.last ? list.findLast(({ option }) => option === null) : undefined;
  if (last && knowledge?.last) last.role = knowledge.last;
  if (list.some(({ option }) => option !== null && knowledge?.inPlace?.includes(option)))
    for (const argument of list)
      if (argument.role === 'read' && argument.option === null) argument.role = 'write';
  return { list, used: at };
}

/** How many words belong to the command that `find -exec` or `fd -x` runs; it is read on its own. */
function innerLength(words: readonly Word[], plus: boolean): number {
  const end = words.findIndex(({ text }) => text === ';' || (plus && text === '+'));
  return end < 0 ? words.length : end + 1;
}

/** What stands behind an option that is not listed may be its value, so data may be a path. */
function roleBehind(before: Argument | undefined, role: Role): Role {
  return before?.danger === 'unknown' && role === 'data' ? 'unknown' : role;
}

function operandRole(knowledge: Knowledge | null, at: number): Role {
  return knowledge?.operands[Math.min(at, knowledge.operands.length - 1)] ?? 'unknown';
}

/** The words that the last option of a word takes for itself. */
function valuesAfter(
  knowledge: Knowledge | null,
  last: Option | undefined,
  next: readonly Word[],
): Argument[] {
  const role = last ? valueRole(knowledge, last.name) : null;
  if (!last || role === null) return [];
  const own: Role[] = NAMED.test(last.name) ? [role, namedRole(last.name)] : [role];
  // `--rawfile=name` still takes the file from the next word.
  const roles = last.value === undefined ? own : own.slice(1);
  return next.slice(0, roles.length).map((word, at) => ({
    word,
    text: word.text,
    role: roles[at] ?? role,
    option: last.name,
    danger: last.danger ?? dangerOf(knowledge, last.name, word.text),
  }));
}

/** jq's options that take a name, then a value. */
const NAMED = /^--(?:rawfile|slurpfile|arg|argjson)$/u;

function namedRole(option: string): Role {
  return option.endsWith('file') ? 'read' : 'data';
}
