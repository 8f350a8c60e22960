// Redacts the texts of one event: what is a credential in one of its fields is one in every other.
import type { Policy } from '@agent-harness/contracts';
import { type FoundCredential, WHOLE_TEXT, findCredentials } from '../layers/l4/find-credentials.ts';
import { markOf } from '../policy/redaction-mark.ts';
import { redactText } from './sanitise-text.ts';

/** A shorter value would be found in innocent words; a longer one stands nowhere but in its own place. */
const MIN_VALUE = 4;
const MAX_VALUE = 16_384;
/** Of a longer one in any case V8 makes no expression: from about 12,000 letters on it throws. */
const MAX_ANY_CASE = 4096;
const MAX_DEPTH = 64;

export interface Redactor {
  /** True when nothing in the event is a credential, in any of its texts. */
  clean: boolean;
  redact(text: string): string;
}

/**
 * A pattern needs its surroundings (`--password x`), and a verdict's word may be the value alone: so the values found
 * anywhere in the event are replaced wherever they stand, in any case.
 * @param event what is about to be recorded: any JSON
 * @param input its `tool_input` as JSON, where it is at hand
 */
export function redactor(event: unknown, policy: Policy, input?: string): Redactor {
  const scanned = scannedOf(event, input).map((text) => ({ text, found: findCredentials(text, policy) }));
  const clean = scanned.every(({ found }) => found.length === 0);
  const values = clean ? [] : valuesOf(scanned);
  // What was looked at and holds nothing stays as it is.
  const known = new Map<string, string>(clean ? scanned.map(({ text }) => [text, text]) : []);
  const redact = (text: string): string => {
    let left = text;
    for (const [expression, mark] of values) left = left.replace(expression, () => mark);
    return redactText(left, policy).text;
  };
  return {
    clean,
    redact(text) {
      // Ids and folders come again and again.
      const made = known.get(text) ?? redact(text);
      known.set(text, made);
      return made;
    },
  };
}

/** As JSON for what a name inside a field tells, and line by line for what only a line of its own tells. */
function scannedOf(event: unknown, written?: string): string[] {
  const { tool_input: input, ...rest } = Object(event) as Readonly<Record<string, unknown>>;
  const lines: string[] = [];
  addTexts(event, 0, lines);
  // The input on its own: a record keeps it so.
  const kept = input === undefined ? [] : [written ?? JSON.stringify(input)];
  return [...kept, JSON.stringify(rest), lines.join('\n')];
}

/** Longest first: one may be part of another. A whole text that is one finding is no value: it is replaced where it stands. */
function valuesOf(
  scanned: readonly { text: string; found: readonly FoundCredential[] }[],
): [expression: RegExp, mark: string][] {
  const marked = scanned.flatMap(({ text, found }) =>
    found
      .filter(({ rule }) => !WHOLE_TEXT.has(rule))
      .flatMap((one) => formsOf(one, text).map((value) => [value, markOf(one)] as const)),
  );
  return [...new Map(marked)]
    .sort(([a], [b]) => b.length - a.length)
    .map(([value, mark]) => {
      const letters = value.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
      return [new RegExp(letters, value.length > MAX_ANY_CASE ? 'gu' : 'giu'), mark];
    });
}

/** How one may stand in another text: the value, what was found of it, and both as JSON has them. */
function formsOf({ secret, start, end }: FoundCredential, text: string): string[] {
  return [secret, text.slice(start, end)]
    .flatMap((form) => [form, JSON.stringify(form).slice(1, -1)])
    .filter(({ length }) => length >= MIN_VALUE && length <= MAX_VALUE);
}

function addTexts(value: unknown, depth: number, texts: string[]): void {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') texts.push(value);
  else
    for (const [key, inner] of Object.entries(Object(value) as object)) {
      texts.push(key);
      if (typeof inner === 'string') texts.push(inner);
      else addTexts(inner, depth + 1, texts);
    }
}
