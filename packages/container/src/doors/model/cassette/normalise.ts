// Makes text equal that differs only by when, where and for whom it was written; a match key is made of such text.
import { replacePrivate } from './private-values.ts';

/** Folders whose names differ between hosts. */
export interface Places {
  cwd?: string;
  home?: string;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const DATES = new RegExp(
  [
    String.raw`\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?`,
    // As git and ls write them.
    String.raw`(?:\b${DAY},? )?\b${MONTH} {1,2}\d{1,2} (?:\d{2}:\d{2}(?::\d{2})?(?: \d{4})?|\d{4})(?: [+-]\d{4})?`,
    String.raw`(?:\b${DAY},? )?\b\d{1,2} ${MONTH} \d{4}(?: \d{2}:\d{2}(?::\d{2})?)?(?: [+-]\d{4})?`,
  ].join('|'),
  'g',
);

/** What Claude Code writes into a subagent's report, new each time. */
const VOLATILE: readonly [RegExp, string][] = [
  [/\ba[0-9a-f]{16}\b/g, '<AGENT>'],
  [/\b(duration_ms|subagent_tokens): \d+/g, '$1: <N>'],
  [/\btoolu_[A-Za-z0-9_]+/g, '<CALL>'],
];

/** INVARIANT: normalising twice changes nothing. */
export function normalise(text: string, { cwd, home }: Places = {}): string {
  const placed = [
    [cwd, '<CWD>'],
    [home, '<HOME>'],
  ].reduce((clean, [folder, name]) => (folder ? clean.replaceAll(folder, name ?? '') : clean), text);
  const dated = placed.replace(DATES, '<DATE>');
  const steady = VOLATILE.reduce((clean, [pattern, name]) => clean.replace(pattern, name), dated);
  return replacePrivate(steady, ({ placeholder }) => placeholder);
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join(',')}}`;
}
