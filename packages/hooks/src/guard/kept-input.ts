// What a record keeps of a call's input: redacted text up to a bound, and a digest of the whole.
import { createHash } from 'node:crypto';
import type { AuditEntry } from '@agent-harness/contracts';
import type { Redact } from '../audit/clean-entry.ts';
import type { Redactor } from '../sanitise/redactor.ts';

/** Longest input kept in a record. Characters. */
export const INPUT_LIMIT = 16_384;

const MAX_DEPTH = 64;

type KeptInput = Pick<AuditEntry, 'input'> & Required<Pick<AuditEntry, 'inputDigest' | 'cut'>>;

/**
 * @param asked a tool's input or a prompt; undefined where the event has none, or another record holds it
 * @param written the same as JSON, where it is at hand
 */
export function keptInput(asked: unknown, { clean, redact }: Redactor, written?: string): KeptInput {
  if (asked === undefined) return { input: null, inputDigest: null, cut: 0 };
  // Leaf by leaf first: in JSON a newline is two characters, and a key block would not look like one.
  const safe = clean ? (written ?? asked) : redactLeaves(asked, redact, 0);
  const text = redact(typeof safe === 'string' ? safe : JSON.stringify(safe));
  const inputDigest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return { input: text.slice(0, INPUT_LIMIT), inputDigest, cut: Math.max(0, text.length - INPUT_LIMIT) };
}

function redactLeaves(value: unknown, redact: Redact, depth: number): unknown {
  if (depth > MAX_DEPTH) return '[nested too deeply]';
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((inner) => redactLeaves(inner, redact, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [redact(key), redactLeaves(inner, redact, depth + 1)]),
  );
}
