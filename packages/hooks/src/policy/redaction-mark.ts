// What stands in a credential's place: how the mark is written, and how it is known again.
import { createHash } from 'node:crypto';

/** Of a credential that was taken out by a rule: an id as the contract of policies has it. */
export const REDACTION_MARK = /\[redacted:[a-z]+(?:\.[a-z0-9-]+)+:[0-9a-f]{8}\]/u;

/** The same credential gets the same mark, so that logs can be compared. */
export function markOf({ rule, secret }: { rule: string; secret: string }): string {
  return `[redacted:${rule}:${createHash('sha256').update(secret).digest('hex').slice(0, 8)}]`;
}
