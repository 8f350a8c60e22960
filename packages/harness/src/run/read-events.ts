// Reads a run's audit log for people and judgements; whether it is whole and unaltered is `verifyAuditLog`'s to say.
import { readFile } from 'node:fs/promises';
import type { AuditEvent } from '@agent-harness/contracts';

/** Every record that can be read; none when there is no file. */
export async function readEvents(auditFile: string): Promise<AuditEvent[]> {
  const text = await readFile(auditFile, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => parseLine(line) ?? []);
}

function parseLine(line: string): AuditEvent | null {
  try {
    return line === '' ? null : (JSON.parse(line) as AuditEvent);
  } catch {
    return null; // a torn line; `verifyAuditLog` names it
  }
}
