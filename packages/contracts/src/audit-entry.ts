// What L7 is told about one event: the source and kind, and of the rest what applies.
import type { AuditEvent } from './generated/audit-event.ts';

/** A record without what the log itself adds: sequence, time and hashes. */
export type AuditEntry = Omit<AuditEvent, 'contract' | 'seq' | 'at' | 'run' | 'prev' | 'hash'>;

/** Fields that are not given are null or empty. */
export function auditEntry(given: Pick<AuditEntry, 'source' | 'kind'> & Partial<AuditEntry>): AuditEntry {
  return {
    stage: null,
    session: null,
    call: null,
    hook: null,
    tool: null,
    decision: null,
    verdicts: [],
    input: null,
    digest: null,
    micros: null,
    detail: {},
    ...given,
  };
}
