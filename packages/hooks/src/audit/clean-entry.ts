// An audit entry as it may be kept: no credential in any field, and no field longer than it helps.
import type { AuditEntry, Verdict } from '@agent-harness/contracts';

/** Replaces credentials in a text by their marks. */
export type Redact = (text: string) => string;

/** What is kept of a reason, a path or a fact, and of a name or id. Characters. */
const MAX_TEXT = 1_000;
const MAX_NAME = 200;

/** Every text field is redacted before it is shortened: half a credential is not recognised any more. */
export function cleanEntry(entry: AuditEntry, redact: Redact): AuditEntry {
  const text = (value: string): string => shorten(redact(value), MAX_TEXT);
  const name = (value: string | null): string | null =>
    value === null ? null : shorten(redact(value), MAX_NAME);
  return {
    ...entry,
    stage: name(entry.stage),
    session: name(entry.session),
    call: name(entry.call),
    hook: name(entry.hook),
    tool: name(entry.tool),
    cwd: entry.cwd == null ? null : text(entry.cwd),
    input: entry.input === null ? null : redact(entry.input),
    verdicts: entry.verdicts.map((verdict) => cleanVerdict(verdict, text)),
    detail: Object.fromEntries(
      Object.entries(entry.detail).map(([key, value]) => [key, cleanFact(value, text)]),
    ),
  };
}

/** Reasons are the rules' own words; only what decided is the call's. */
function cleanVerdict(verdict: Verdict, text: Redact): Verdict {
  return verdict.words.length === 0 ? verdict : { ...verdict, words: verdict.words.map(text) };
}

function cleanFact(value: AuditEntry['detail'][string], text: Redact): AuditEntry['detail'][string] {
  if (typeof value === 'string') return text(value);
  return Array.isArray(value) ? value.map(text) : value;
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
