// Reads one word as the options it holds: `--name=value`, a shortened long option, a cluster of letters.
import type { Word } from '@agent-harness/contracts';
import { splits } from './splits.ts';
import type { Knowledge, Role } from './knowledge/knowledge.ts';

/** `unknown`: not among the options that may be used. */
export type Danger = 'executes' | 'writes' | 'unknown';

export interface Option {
  /** With its dashes, in full. */
  name: string;
  /** Attached to the option; undefined when nothing is, null when it is not certain. */
  value: string | null | undefined;
  role: Role;
  danger: Danger | null;
}

/** @returns null when the word is an operand */
export function readOptions(knowledge: Knowledge | null, word: Word): Option[] | null {
  if (word.text === null) {
    // The name of `--since=$(date)` is certain although its value is not.
    const name = /^(--[A-Za-z][\w-]*)=/u.exec(word.source)?.[1];
    return name === undefined ? null : [option(knowledge, name, null)];
  }
  if (!/^-./u.test(word.text)) return null;
  const long = /^(--?[A-Za-z0-9][\w-]*)=(.*)/su.exec(word.text);
  if (word.text.startsWith('--') || knowledge?.singleDash)
    return [long?.[1] ? option(knowledge, long[1], long[2] ?? '') : option(knowledge, word.text, undefined)];
  if (!knowledge) return [option(null, word.text.slice(0, 2), word.text.slice(2) || undefined)];
  return readCluster(knowledge, word.text);
}

/** Letters, then what only running tells: `-f"$n"`. */
const ATTACHED = /^(-[A-Za-z]+)["$`{]/u;
/** What no option would take for a path if it were moved to another place. */
const PLACELESS = /^[\w,:+-]*$/u;

/**
 * `-f"$n"`: one word, whose letter takes what is attached. An empty value would take the next word instead, so behind it
 * every operand is read in the same way, and no other option has a value that could become one.
 * @param next the words behind it
 * @returns null when that is not certain
 */
export function attachedValue(
  knowledge: Knowledge | null,
  word: Word,
  next: readonly Word[],
): Option[] | null {
  const letters = ATTACHED.exec(word.source)?.[1];
  if (!knowledge || knowledge.singleDash || knowledge.language || letters === undefined || splits(word))
    return null;
  const options = readCluster(knowledge, letters);
  const last = options.at(-1);
  const isData =
    options.length === letters.length - 1 &&
    last !== undefined &&
    valueRole(knowledge, last.name) === 'data' &&
    dangerOf(knowledge, last.name, null) === null;
  if (!isData || knowledge.operands.length > 1) return null;
  const [behind, value] = next;
  const other = behind && readOptions(knowledge, behind)?.at(-1);
  const takes = other && other.value === undefined && valueRole(knowledge, other.name) !== null;
  if (takes && !PLACELESS.test(value?.text ?? '/')) return null;
  return [...options.slice(0, -1), { ...last, value: null }];
}

/** What the value of an option is; null when the option takes none. */
export function valueRole(knowledge: Knowledge | null, name: string): Role | null {
  const values = knowledge?.values;
  if (knowledge?.flags?.includes(name)) return null;
  return values && Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

function option(knowledge: Knowledge | null, written: string, value: string | null | undefined): Option {
  const name = inFull(knowledge, written);
  const danger = dangerOf(knowledge, name, value);
  // Of an option that is not listed nobody knows what its value is.
  const described = knowledge && (danger !== 'unknown' || value === undefined);
  return { name, value, role: valueRole(knowledge, name) ?? (described ? 'data' : 'unknown'), danger };
}

/** Long options may be shortened: of the known ones that it could be, the one that matters most. */
function inFull(knowledge: Knowledge | null, written: string): string {
  if (!knowledge || !/^--./u.test(written)) return written;
  const known = namesOf(knowledge);
  return known.has(written)
    ? written
    : (Array.from(known).find((name) => name.startsWith(written)) ?? written);
}

const names = new WeakMap<Knowledge, ReadonlySet<string>>();

function namesOf(knowledge: Knowledge): ReadonlySet<string> {
  const found = names.get(knowledge) ?? new Set(allNames(knowledge));
  names.set(knowledge, found);
  return found;
}

/** Those that matter most first. */
function allNames({
  executes = [],
  writes = [],
  values = {},
  first = [],
  choices = {},
  flags = [],
  only = [],
}: Knowledge) {
  const paths = Object.keys(values).filter((name) => values[name] !== 'data');
  return [
    ...executes,
    ...writes,
    ...Object.keys(choices),
    ...paths,
    ...Object.keys(values),
    ...first,
    ...flags,
    ...only,
  ];
}

/** @param value undefined when it would be the next word */
export function dangerOf(
  knowledge: Knowledge | null,
  name: string,
  value: string | null | undefined,
): Option['danger'] {
  if (knowledge?.executes?.includes(name)) return 'executes';
  const choices = knowledge?.choices?.[name];
  if (choices && value !== undefined && !choices.includes(value ?? '')) return 'executes';
  if (knowledge?.writes?.includes(name)) return 'writes';
  const form = knowledge?.valueForms?.[name];
  if (form && value !== undefined && !form.test(value ?? '')) return 'executes';
  if (knowledge?.numbers?.includes(name) && value !== undefined && !/^\d+$/u.test(value ?? ''))
    return 'unknown';
  return knowledge?.only && !isListed(knowledge, name) ? 'unknown' : null;
}

function isListed({ only = [], attached = [], values = {} }: Knowledge, name: string): boolean {
  return only.includes(name) || attached.includes(name) || Object.hasOwn(values, name);
}

/** `-rn5`: letters up to one that takes the rest as its value. */
function readCluster(knowledge: Knowledge, text: string): Option[] {
  const found: Option[] = [];
  for (let at = 1; at < text.length; at += 1) {
    const name = `-${text[at]}`;
    const rest = text.slice(at + 1);
    const takesRest =
      valueRole(knowledge, name) !== null ||
      dangerOf(knowledge, name, undefined) !== null ||
      knowledge.attached?.includes(name);
    found.push(option(knowledge, name, takesRest && rest !== '' ? rest : undefined));
    if (takesRest) break;
  }
  return found;
}
