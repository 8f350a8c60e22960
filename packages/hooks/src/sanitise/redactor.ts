// Redacts the texts of one event: what is a credential in one of its fields is one in every other.
import type { Policy } from '@agent-harness/contracts';
import { findCredentials, markOf } from '../layers/l4/find-credentials.ts';
import { redactText } from './sanitise-text.ts';

/** A shorter value would be found in innocent words; a longer one stands nowhere but in its own place. */
const MIN_VALUE = 4;
const MAX_VALUE = 16_384;
const MAX_DEPTH = 64;

/**
 * A pattern needs its surroundings (`--password x`), and a verdict's word may be the value alone: so the values found
 * anywhere in the event are replaced wherever they stand, in any case.
 * @param event what is about to be recorded: any JSON
 */
export function redactor(event: unknown, policy: Policy): (text: string) => string {
  const values = valuesOf(event, policy);
  return (text) => {
    let clean = text;
    for (const [expression, mark] of values) clean = clean.replace(expression, () => mark);
    return redactText(clean, policy).text;
  };
}

/** Longest first: one may be part of another. */
function valuesOf(event: unknown, policy: Policy): [expression: RegExp, mark: string][] {
  const texts = [...textsOf(event, 0), JSON.stringify(event) ?? ''];
  const marks = new Map<string, string>();
  for (const text of texts)
    for (const found of findCredentials(text, policy))
      for (const value of [found.secret, JSON.stringify(found.secret).slice(1, -1)])
        if (value.length >= MIN_VALUE && value.length <= MAX_VALUE) marks.set(value, markOf(found));
  return [...marks]
    .sort(([a], [b]) => b.length - a.length)
    .map(([value, mark]) => [new RegExp(value.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&'), 'giu'), mark]);
}

function* textsOf(value: unknown, depth: number): Generator<string> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* textsOf(inner, depth + 1);
    }
}
