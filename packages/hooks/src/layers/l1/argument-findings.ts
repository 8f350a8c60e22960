// Options and scripts by which a granted command would run another program or write where nobody looks.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../policy/verdicts.ts';
import { gitFindings } from './git-findings.ts';
import { type Arguments, readArguments } from '../../shell/read-arguments.ts';
import { scriptDanger } from '../../shell/script-danger.ts';
import { FROM_STDIN } from '../../shell/unwrap.ts';

export function argumentFindings(command: Command, program: Program): Finding[] {
  if (!command.name) return [];
  const read = readArguments(command);
  return [
    ...(posix.basename(command.name) === 'git' ? gitFindings(read) : []),
    ...optionFindings(command, read),
    ...scriptFindings(read),
    ...uncertainFindings(command, program, read),
  ];
}

function optionFindings(command: Command, { list }: Arguments): Finding[] {
  const git = posix.basename(command.name ?? '') === 'git';
  return list.flatMap(({ danger, option }) =>
    danger === null
      ? []
      : [{ rule: `${git ? 'git' : 'option'}.${danger}`, words: [command.name ?? '', option ?? ''] }],
  );
}

function scriptFindings({ knowledge, list }: Arguments): Finding[] {
  const { language } = knowledge ?? {};
  if (!language) return [];
  return list.flatMap(({ role, text, word, option }) => {
    // An option such as `-e` without its value is listed too.
    const danger =
      role === 'script' && !(option !== null && text === '') ? scriptDanger(language, text) : null;
    return danger === null ? [] : [{ rule: `script.${danger}`, words: [word.source] }];
  });
}

/** Words whose value is not certain could be an option, where the command has options that matter. */
function uncertainFindings(command: Command, program: Program, { knowledge, list }: Arguments): Finding[] {
  if (knowledge && !knowledge.executes && !knowledge.writes) return [];
  const end = command.words.findIndex(({ text }) => text === '--');
  const before = list.filter(
    ({ word, option }) => option === null && (end < 0 || command.words.indexOf(word) < end),
  );
  const dynamic = before.filter(({ word }) => word.text === null && !/^[<>]\(/u.test(word.source));
  const globs = before.filter(({ word }) => /^[*?[]/u.test(word.source));
  const fed =
    knowledge &&
    end < 0 &&
    command.via.at(-1) === 'xargs' &&
    !program.commands.some(({ name }) => name === 'find');
  return [
    ...dynamic.map(({ word }) => ({ rule: 'option.dynamic', words: [command.name ?? '', word.source] })),
    ...globs.map(({ word }) => ({ rule: 'option.from-glob', words: [command.name ?? '', word.source] })),
    ...(fed ? [{ rule: 'option.dynamic', words: [command.name ?? '', FROM_STDIN.source] }] : []),
  ];
}
