// Takes private values out of text: the same value becomes the same pseudonym, and only the key's holder can compare two cassettes.
import { createHmac } from 'node:crypto';
import { REDACTOR, replacePrivate } from './private-values.ts';

export type Redact = (text: string) => string;

/**
 * INVARIANT: redacting twice changes nothing, so a replayed reply is matched like the recorded one.
 * @param key of the pseudonyms; another key gives other pseudonyms
 */
export function redactor(key: Uint8Array): Redact {
  const digits = (name: string, value: string): string =>
    createHmac('sha256', key).update(`${REDACTOR}\0${name}\0${value.toLowerCase()}`).digest('hex');
  const made = new Set<string>();
  return (text) =>
    replacePrivate(text, (one, value) => {
      if (made.has(value)) return value;
      const pseudonym = one.pseudonym(digits(one.name, value));
      made.add(pseudonym);
      return pseudonym;
    });
}

/** Fields that are kept as they are: ids by which a reply's parts belong together, and what a provider signed. */
const KEPT = new Set(['id', 'tool_use_id', 'signature', 'data']);

/** The same for every string of a message; a call's input is a value like any other. */
export function redactMessage(value: unknown, redact: Redact): unknown {
  if (Array.isArray(value)) return value.map((one) => redactMessage(one, redact));
  if (value === null || typeof value !== 'object') return mapStrings(value, redact);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      KEPT.has(name) ? inner : name === 'input' ? mapStrings(inner, redact) : redactMessage(inner, redact),
    ]),
  );
}

/** Rewrites every string in a value, names of fields included. */
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [change(name), mapStrings(inner, change)]),
  );
}

/** A message as text without what is random by design. */
export const shownText = (value: unknown): string =>
  JSON.stringify(value, (name, inner: unknown) => (KEPT.has(name) ? '' : inner)) ?? '';

/** Words that look random and were not taken out: a cassette with one is not written. */
export function suspiciousWords(text: string): string[] {
  return (text.match(/[A-Za-z0-9+_=-]{32,}/g) ?? []).filter(
    (word) =>
      /[a-z]/.test(word) &&
      /[A-Z]/.test(word) &&
      /\d/.test(word) &&
      !/^(?:toolu|msg|req|srvtoolu)_/.test(word) &&
      !/^sha\d{3}-/.test(word) && // integrity of a package: public
      entropy(word) >= 4.5,
  );
}

/** Bits per character. */
function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const letter of word) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce(
    (bits, count) => bits - (count / word.length) * Math.log2(count / word.length),
    0,
  );
}
