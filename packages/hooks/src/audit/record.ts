// One record of the audit chain: its exact bytes and its place.
import { createHash } from 'node:crypto';
import { type AuditEntry, type AuditEvent, auditEntry } from '@agent-harness/contracts';

/** `prev` of the first record. */
export const genesis = '0'.repeat(64);

/** Where a chain stands: what the next record must continue. */
export interface ChainPosition {
  run: string | null;
  seq: number;
  prev: string;
}

export const chainStart: ChainPosition = { run: null, seq: 0, prev: genesis };

/** An entry of the harness itself, about no session or call. */
export function harnessEntry(kind: AuditEntry['kind'], detail: AuditEntry['detail']): AuditEntry {
  return auditEntry({ source: 'harness', kind, detail });
}

/** The record that continues the chain. Keys are written in this order, which the hash fixes. */
export function chainRecord(entry: AuditEntry, at: { run: string; now: Date } & ChainPosition): AuditEvent {
  const record: Omit<AuditEvent, 'hash'> = {
    contract: 'audit-event/1',
    seq: at.seq,
    at: at.now.toISOString(),
    run: at.run,
    stage: entry.stage,
    source: entry.source,
    kind: entry.kind,
    session: entry.session,
    call: entry.call,
    hook: entry.hook,
    tool: entry.tool,
    decision: entry.decision,
    verdicts: entry.verdicts,
    input: entry.input,
    inputDigest: entry.inputDigest ?? null,
    cut: entry.cut ?? 0,
    cwd: entry.cwd ?? null,
    digest: entry.digest,
    micros: entry.micros,
    layerMicros: entry.layerMicros ?? {},
    detail: entry.detail,
    prev: at.prev,
  };
  return { ...record, hash: hashOf(record) };
}

/** SHA-256, hex, of the record's JSON without its `hash`. */
export function hashOf(record: Omit<AuditEvent, 'hash'>): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex');
}

export function after(event: AuditEvent): ChainPosition {
  return { run: event.run, seq: event.seq + 1, prev: event.hash };
}
