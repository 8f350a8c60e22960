// Finds credential-shaped passages of a text, by the policy's rules.
import type { Policy } from '@agent-harness/contracts';
import { rulesOf } from '../../policy/verdicts.ts';
import { onceFor } from '../../shell/once-for.ts';
import { choicesOf } from './choices-of.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { type KeyedRule, keywordIndex } from './keyword-index.ts';
import { LONG_WORD, longWords } from './long-words.ts';
import type { Reading } from './pieced.ts';
import { otherReadings } from './readings.ts';
import { shortestWord } from './shortest-word.ts';

export interface FoundCredential {
  rule: string;
  /** UTF-16 offsets, half-open. */
  start: number;
  end: number;
  secret: string;
}

/** What is looked at of a text; a longer one is a finding of its own. UTF-16 units. */
export const MAX_SCANNED = 1024 * 1024;

/** Who needs a text with more, overlapping findings counted, needs none of it: it is one finding, so that no text takes long. */
const MOST = 512;

/** A shorter one is read in less time than it takes to tell which rules look at words. UTF-16 units. */
const LONG_TEXT = 1024;

/** Rules by which a whole text is one finding. */
export const WHOLE_TEXT: ReadonlySet<string> = new Set(['credential.unscanned', 'credential.many']);

interface Scanner {
  rulesIn: (text: string) => readonly KeyedRule[];
  /** Position of a rule in the policy: the first one names what several find. */
  rank: ReadonlyMap<string, number>;
}

const scanners = new WeakMap<Policy, Scanner>();
const expressionOf = onceFor(({ match }: KeyedRule) => new RegExp(match.pattern, 'gu'));
/** What of a rule is a long word, or in one, for which the rest of a text needs no look, and what is not; null where it has none. */
const choices = onceFor(({ match }: KeyedRule) => {
  const isLongWord = (choice: string) => shortestWord(choice) >= LONG_WORD;
  const anyOf = (some: string[]) => (some.length === 0 ? null : new RegExp(some.join('|'), 'u'));
  const all = choicesOf(match.pattern);
  return {
    words: anyOf(all.filter(isLongWord)),
    others: anyOf(all.filter((choice) => !isLongWord(choice))),
  };
});

/** @returns by position, without overlaps: the widest finding names its place, the policy's first rule among equals */
export function findCredentials(text: string, policy: Policy): FoundCredential[] {
  const whole = (rule: string) => [{ rule, start: 0, end: text.length, secret: text }];
  if (text.length > MAX_SCANNED) return whole('credential.unscanned');
  const scanner = scannerOf(policy);
  const found = search(text, scanner.rulesIn(text));
  if (found.length > MOST) return whole('credential.many');
  for (const reading of otherReadings(text))
    for (const hidden of search(reading.text, scanner.rulesIn(reading.text)))
      found.push({ ...hidden, ...reading.origin(hidden.start, hidden.end) });
  return found.length > MOST ? whole('credential.many') : merged(found, text, scanner.rank);
}

/** @returns one more than MOST at most */
function search(text: string, rules: readonly KeyedRule[]): FoundCredential[] {
  const found: FoundCredential[] = [];
  const whole: Reading = { text, origin: (start, end) => ({ start, end }) };
  const isLong = text.length >= LONG_TEXT;
  let words: Reading | undefined;
  const wordsOnce = () => (words ??= longWords(text));
  for (const rule of rules) {
    const reading = isLong ? readingFor(rule, whole, wordsOnce) : whole;
    if (reading === null) continue;
    for (const match of reading.text.matchAll(expressionOf(rule))) {
      const secret = secretOf(match);
      if (isPlaceholder(secret)) continue;
      const start = match.index + match[0].lastIndexOf(secret);
      found.push({ rule: rule.id, ...reading.origin(start, start + secret.length), secret });
      if (found.length > MOST) return found;
    }
  }
  return found;
}

/** What a rule is to be looked for in; null where it finds nothing. */
function readingFor(rule: KeyedRule, whole: Reading, words: () => Reading): Reading | null {
  const { words: inWords, others } = choices(rule);
  if (others === null) return words();
  return inWords === null || inWords.test(words().text) || others.test(whole.text) ? whole : null;
}

/** The group whose name starts with `secret`, or all of the match. */
function secretOf(match: RegExpExecArray): string {
  const named = Object.entries(match.groups ?? {}).find(
    ([name, value]) => name.startsWith('secret') && typeof value === 'string',
  );
  return named?.[1] ?? match[0];
}

function merged(
  found: FoundCredential[],
  text: string,
  rank: ReadonlyMap<string, number>,
): FoundCredential[] {
  const rankOf = ({ rule }: FoundCredential) => rank.get(rule) ?? 0;
  const kept: FoundCredential[] = [];
  for (const next of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || next.start >= last.end) {
      kept.push({ ...next });
      continue;
    }
    const same = next.start === last.start && next.end === last.end;
    if ((same || next.end > last.end) && rankOf(next) < rankOf(last)) last.rule = next.rule;
    if (next.end > last.end) {
      last.end = next.end;
      last.secret = text.slice(last.start, last.end);
    }
  }
  return kept;
}

function scannerOf(policy: Policy): Scanner {
  const known = scanners.get(policy);
  if (known) return known;
  const rules = rulesOf(policy, 'L4', 'credential-text');
  const rank = new Map(rules.map(({ id }, at) => [id, at]));
  const made = { rulesIn: keywordIndex(rules), rank };
  scanners.set(policy, made);
  return made;
}
