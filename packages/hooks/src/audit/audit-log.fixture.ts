// Small logs for the tests of this folder.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '@agent-harness/contracts';
import { type ChainPosition, after, chainRecord, chainStart, harnessEntry } from './record.ts';

export async function freshFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'audit-')), 'audit.jsonl');
}

export function note(text: string): AuditEntry {
  return harnessEntry('run.note', { text });
}

/** The bytes of a log with these notes. */
export function logOf(...notes: string[]): Buffer {
  let position: ChainPosition = chainStart;
  const lines = notes.map((text) => {
    const record = chainRecord(note(text), { ...position, run: 'r1', now: new Date(0) });
    position = after(record);
    return `${JSON.stringify(record)}\n`;
  });
  return Buffer.from(lines.join(''));
}
