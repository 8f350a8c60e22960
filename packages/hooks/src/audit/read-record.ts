// Reads one line of an audit log: what makes it acceptable after the one before.
import { type AuditEvent, parse } from '@agent-harness/contracts';
import { type ChainPosition, hashOf } from './record.ts';

/**
 * Reads one line (without its newline) as the next record of a chain.
 * @returns the record, or in words what is wrong with the line
 */
export function readRecord(line: string, position: ChainPosition): AuditEvent | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  // INVARIANT: one record has one spelling. Spaces, escapes, or a key twice would leave bytes that no hash covers.
  if (JSON.stringify(value) !== line) return 'not written by this log: its spelling is not canonical';
  let event: AuditEvent;
  try {
    event = parse('audit-event', value, 'record');
  } catch {
    return 'not an audit-event/1 record';
  }
  return wrongLink(event, position) ?? event;
}

function wrongLink(event: AuditEvent, position: ChainPosition): string | null {
  const { hash, ...rest } = event;
  if (event.seq !== position.seq) return `seq is ${event.seq}, expected ${position.seq}`;
  if (event.prev !== position.prev) return 'prev is not the hash of the record before';
  if (position.run !== null && event.run !== position.run)
    return `run is ${event.run}, expected ${position.run}`;
  if (hashOf(rest) !== hash) return 'hash does not match the record';
  return null;
}
