// Which record of a log is the decision on a call.
import type { AuditEvent } from '@agent-harness/contracts';

/**
 * An allowed call always has its input on record. Logs of releases with two hooks a call also hold the permission that
 * followed the decision; it has none.
 */
export function isCallDecision({ kind, decision, input }: AuditEvent): boolean {
  return kind === 'call.decided' && (decision !== 'allow' || input !== null);
}
