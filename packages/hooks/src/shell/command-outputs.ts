// What a command makes where no table gives its words a role: `-o file`, `dd of=file`, a file that its script opens.
import { posix } from 'node:path';
import type { Command, Word } from '@agent-harness/contracts';
import { isCodeOf, writesEach, writesLast, writesValueOf } from './knowledge/outputs.ts';
import { readArguments } from './read-arguments.ts';
import { HOME } from './reading.ts';
import { scriptOutputs } from './script-outputs.ts';

export interface Output {
  /** A path. */
  text: string;
  word: Word;
}

/** Options that carry code, or an editor's commands. */
const INLINE = /^-(?:c|e|r|E|p)$|^--(?:eval|cmd)$/u;

export function commandOutputs(command: Command): Output[] {
  const base = posix.basename(command.name ?? '');
  const { knowledge, list } = readArguments(command);
  const lastOperand = list.findLast(({ option }) => option === null);
  const line = command.words
    .slice(1)
    .map(({ text }) => text ?? '')
    .join(' ');
  return list.flatMap((argument, at): Output[] => {
    const { word, text, option, role, danger } = argument;
    const inline = option !== null && INLINE.test(option) && !writesValueOf(base, option);
    if (role === 'script' || inline)
      return scriptOutputs(knowledge?.language ?? null, text || (list[at + 1]?.text ?? '')).map((file) => ({
        text: fromHome(file),
        word,
      }));
    if (base === 'dd') return text?.startsWith('of=') ? [{ text: text.slice(3), word }] : [];
    const next = list[at + 1];
    // A closed table describes how a command reads; the same command may be used to unpack.
    const undescribed =
      !knowledge || (knowledge.only !== undefined && !knowledge.only.includes(option ?? ''));
    const writes = option !== null && (danger === 'writes' || (undescribed && writesValueOf(base, option)));
    if (writes && (text || (next?.option === null && next.role !== 'script'))) {
      const file = text || (next?.text ?? null);
      const named = writesValueOf(base, option) ? /\/|^\.\w/u : /\//u;
      return file !== null && named.test(file)
        ? [{ text: fromHome(file), word: text || !next ? word : next.word }]
        : [];
    }
    const isCode = isCodeOf(base, list[at - 1]?.word.text ?? '');
    if (option === null && text !== null && !isCode && writesEach(base, line))
      return [{ text: fromHome(text), word }];
    const last = argument === lastOperand && list.length > 1 && writesLast(base, line);
    return last && text !== null && /^[/~.]/u.test(text) ? [{ text, word }] : [];
  });
}

function fromHome(file: string): string {
  return file.replace(/^~(?=\/)/u, HOME);
}
