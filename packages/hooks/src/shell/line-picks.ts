// Words that pick lines by numbers which only running tells: `sed -n "${n},$((n + 5))p"`, `head -$n`.
import {
  type Command,
  type ParsedScript,
  type SyntaxNode,
  type Word,
  type WordPart,
  forEachChild,
} from 'unbash';
import { printsNumber } from './prints-number.ts';
import { ANY_NAME, SHELL_SETS, isSetter } from './untracked-names.ts';

/** What such a word may be made of: whatever the numbers are, nothing of it writes, runs or opens. */
const PICKS: Readonly<Record<string, RegExp>> = {
  sed: /^[\s\d,+~$!;{}pqQdnN=]+$/u,
  awk: /^(?:NR|FNR|print|exit|[\s\d=<>!&|(){};,$])+$/u,
  head: /^-\d+$/u,
  tail: /^[-+]\d+$/u,
};
/** Commands that print a number and the name of a file, or what they are given. */
const MORE_THAN_NUMBER = /^(?:expr|wc)$/u;

/** Options of builtins behind which nothing is attached: a name in the same word would be set unseen. */
const OPTION = /^-(?:r?[adeprstu]|[vxgiA])$/u;

/** Nobody hands a number on more often. */
const MAX_ROUNDS = 8;

/** @returns the word with 1 for each number, or null where it is more than that */
export function pickedLines(command: string, node: Word, numbers: ReadonlySet<string>): string | null {
  const form = Object.hasOwn(PICKS, command) ? PICKS[command] : undefined;
  if (!form) return null;
  const text = numbered(node.parts ?? [], numbers) ?? '';
  // Without quotes and anything beside it an empty value would be no word at all.
  return form.test(text) && (/\D/u.test(text) || node.text.startsWith('"')) ? text : null;
}

/** Whether a word is nothing but numbers, or nothing. */
export function isNumberWord(node: Word, numbers: ReadonlySet<string>): boolean {
  return isNumber(node, numbers);
}

/** @returns variables that the program gives nothing but numbers */
export function numberVariables(script: ParsedScript): ReadonlySet<string> {
  const values = new Map<string, (Word | null)[]>(SHELL_SETS.map((name) => [name, [null]]));
  const set = (name: string, ...words: (Word | null)[]) =>
    values.set(name, [...(values.get(name) ?? []), ...words]);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Assignment')
      set(node.name, node.value.type === 'Word' && !node.append && !node.index ? node.value : null);
    if (node.type === 'For') set(node.name.value, ...(node.wordlist ?? [null]));
    if (node.type === 'Select') set(node.name.value, null);
    if (node.type === 'ParameterExpansion' && node.operation?.type === 'Default') set(node.parameter, null);
    if (node.type === 'Command' && isSetter(node)) for (const name of namedBy(node)) set(name, null);
    forEachChild(node, visit);
  };
  visit(script);
  if (values.has(ANY_NAME)) return new Set();
  // Each round takes away those that are given another value, and the next one those that are given these.
  let numbers = new Set(values.keys());
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const known = numbers;
    numbers = new Set([...known].filter((name) => values.get(name)?.every((word) => isNumber(word, known))));
    if (numbers.size === known.size) return numbers;
  }
  return new Set();
}

/** The variables that a builtin is told to set, or every one where a word is more than a name. */
function namedBy({ args }: Command): string[] {
  return args.map((arg) => {
    if (arg.type === 'Assignment') return arg.name;
    if (OPTION.test(arg.value)) return '';
    return /^\w+$/u.test(arg.value) ? arg.value : ANY_NAME;
  });
}

function isNumber(word: Word | null, numbers: ReadonlySet<string>): boolean {
  if (!word) return false;
  return /^\d+$/u.test((word.parts ? numbered(word.parts, numbers) : word.text) ?? '');
}

function numbered(parts: readonly WordPart[], numbers: ReadonlySet<string>): string | null {
  const texts = parts.map((part): string | null => {
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
        return part.value;
      case 'DoubleQuoted':
        return numbered(part.parts, numbers);
      case 'SimpleExpansion':
        return numbers.has(part.text.slice(1)) ? '1' : null;
      case 'ParameterExpansion': {
        if (part.index || part.operation) return null;
        return part.prefix === '#' || (!part.prefix && numbers.has(part.parameter)) ? '1' : null;
      }
      case 'ArithmeticExpansion':
        return '1';
      case 'BraceExpansion':
        return /^\{\d+\.\.\d+(?:\.\.\d+)?\}$/u.test(part.text) ? '1' : null;
      case 'CommandExpansion':
        return printsNumber(part.script) && !printsMore(part.script) ? '1' : null;
      default:
        return null;
    }
  });
  return texts.includes(null) ? null : texts.join('');
}

function printsMore(script: ParsedScript | undefined): boolean {
  const node = script?.commands[0]?.command;
  const last = node?.type === 'Pipeline' ? node.commands.at(-1) : node;
  if (last?.type !== 'Command' || !MORE_THAN_NUMBER.test(last.name?.value ?? '')) return false;
  return last.name?.value !== 'wc' || last.args.some(({ text }) => !/^-[lwcm]+$/u.test(text));
}
