// Options and scripts by which a granted command would run another program or write where nobody looks.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { gitFindings, isGitAnswer } from './git-findings.ts';
import { type Arguments, readArguments } from '../../shell/read-arguments.ts';
import { isListed, isNamed } from '../../shell/fed-words.ts';
import { isOverNames } from '../../shell/given-names.ts';
import { numberedScript } from '../../shell/numbered-script.ts';
import { scriptDanger } from '../../shell/script-danger.ts';
import { splits } from '../../shell/splits.ts';

export function argumentFindings(command: Command): Finding[] {
  if (!command.name) return [];
  const read = readArguments(command);
  return [
    ...gitFindings(read, command),
    ...optionFindings(command, read),
    ...scriptFindings(command, read),
    ...uncertainFindings(command, read),
  ];
}

function optionFindings(command: Command, { knowledge, list }: Arguments): Finding[] {
  const git = posix.basename(command.name ?? '') === 'git';
  if (git && isGitAnswer(command)) return [];
  const changing = oddOperands(knowledge, list).map(({ word }) => ({
    rule: 'option.writes',
    words: [command.name ?? '', word.source],
  }));
  const confined = list.some(({ option }) => knowledge?.confinedBy?.includes(option ?? ''));
  const options = list.flatMap(({ danger, option }) =>
    danger === null || (confined && danger === 'executes')
      ? []
      : [
          {
            rule: `${git && danger !== 'unknown' ? 'git' : 'option'}.${danger}`,
            words: [command.name ?? '', option ?? ''],
          },
        ],
  );
  return [...changing, ...options, ...missingFindings(command, { knowledge, list })];
}

/** Operands by which the command would do more than read. */
function oddOperands(knowledge: Arguments['knowledge'], list: Arguments['list']): Arguments['list'] {
  const { operandForm: form, actions, most = Number.POSITIVE_INFINITY } = knowledge ?? {};
  const operands = list.filter(({ option }) => option === null);
  if (operands.length > most) return operands.slice(most);
  const [action] = actions ? operands.splice(0, 1) : [];
  const other = form
    ? operands.filter(({ text, word }) => !form.test(text ?? word.source.replace(/"/u, '')))
    : [];
  return action && !actions?.includes(action.text ?? '') ? [action, ...other] : other;
}

/** Commands that only read when they are told to. */
function missingFindings(
  command: Command,
  { knowledge, list }: Pick<Arguments, 'knowledge' | 'list'>,
): Finding[] {
  const { requires, unless, names, leading, least = 0, demands = [] } = knowledge ?? {};
  const tooFew = list.filter(({ option }) => option === null).length < least;
  if (tooFew || !demands.every((name) => list.some(({ option }) => option === name)))
    return [{ rule: 'option.missing', words: [command.name ?? ''] }];
  if (names && list.every(({ option }) => option !== null))
    return [{ rule: 'option.unknown', words: [command.name ?? ''] }];
  const operand = leading ? list.findIndex(({ option }) => option === null) : -1;
  const given = list.slice(0, operand < 0 ? undefined : operand);
  if (!requires) return [];
  const holding = requires.filter((name) => !isUndone(name, knowledge, list));
  if (given.some(({ option }) => holding.includes(option ?? ''))) return [];
  if (unless === 'no-operand' && list.every(({ option }) => option !== null)) return [];
  return [{ rule: 'option.missing', words: [command.name ?? ''] }];
}

/** Whether another option takes it back, as `-d` does `-t` of xz. */
function isUndone(name: string, knowledge: Arguments['knowledge'], list: Arguments['list']): boolean {
  const { undone } = knowledge ?? {};
  return (
    undone?.options.includes(name) === true && list.some(({ option }) => undone.by.includes(option ?? ''))
  );
}

function scriptFindings(command: Command, { knowledge, list }: Arguments): Finding[] {
  const { language } = knowledge ?? {};
  if (!language) return [];
  return list.flatMap(({ role, text, word }) => {
    const danger =
      role === 'script'
        ? scriptDanger(language, isName(command, text) ? null : (text ?? numberedScript(word)))
        : null;
    return danger === null ? [] : [{ rule: `script.${danger}`, words: [word.source] }];
  });
}

/** `find -exec awk {} ;` and `xargs -I@ sed @`: the script would be the name of a file. */
function isName(command: Command, text: string | null): boolean {
  return command.via.at(-1)?.startsWith('find ') === true && text !== null && text.includes('{}');
}

/** One word, in quotes, whose first character is written out and is no dash. */
const BEGINS = /^"[^"\\`$-](?:[^"\\`]|\\.)*"$/su;

/** Words whose value is not certain could be an option, where the command has options that matter. */
function uncertainFindings(command: Command, { knowledge, list }: Arguments): Finding[] {
  // Behind its text a shell takes no options.
  if (isOverNames(command)) return [];
  const runs =
    !knowledge ||
    knowledge.executes !== undefined ||
    knowledge.starts === true ||
    knowledge.carriesCode === true;
  if (!runs && !knowledge.writes && !knowledge.only) return [];
  const end = command.words.findIndex(({ text }) => text === '--');
  const before = list
    .filter(
      ({ word, option }) =>
        (option === null || splits(word)) && (end < 0 || command.words.indexOf(word) < end),
    )
    // Behind its first operand an ordered command takes no options.
    .slice(0, knowledge?.ordered ? 1 : undefined);
  // Others read letters without a dash as options, or a name with what stands behind it.
  const isPlain = knowledge && !knowledge.bundled && !knowledge.names && !knowledge.starts;
  const dynamic = before.filter(
    ({ word, role }) =>
      word.text === null &&
      !isNamed(word) &&
      !(isListed(word) && !runs) &&
      !/^[<>]\(/u.test(word.source) &&
      !(isPlain && BEGINS.test(word.source)) &&
      !(role === 'script' && numberedScript(word) !== null),
  );
  const globs = before.filter(({ word }) => runs && couldBeOption(word, knowledge?.carriesCode === true));
  return [
    ...dynamic.map(({ word }) => ({ rule: 'option.dynamic', words: [command.name ?? '', word.source] })),
    ...globs.map(({ word }) => ({ rule: 'option.from-glob', words: [command.name ?? '', word.source] })),
  ];
}

/**
 * A pattern that a file named like an option would match. A name holds no slash, so as an option it could write
 * beside itself at most, or name a program; no program is called `x.txt`.
 */
function couldBeOption({ text, source }: Word, carriesCode: boolean): boolean {
  if (text === null || /^['"\\]/u.test(source)) return false;
  const first =
    /^(?:[*?]|\[[!^]|\[[^\]]*-)/u.test(text) && !/^\[(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|\w)+\]/u.test(text);
  return first && (carriesCode || !/\.\w+$|\/$/u.test(text));
}
