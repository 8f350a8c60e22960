// Writes one record to a log of its own. Hooks run in parallel and can be killed: a shared file would need a lock, and a lock a heir.
// Nothing here waits for a timer: no process ends while the disk holds one of its threads, so waiting would not help.
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditEntry } from '@agent-harness/contracts';
import { appendDurably, createNew } from '../audit/open-flags.ts';
import { chainRecord, chainStart } from '../audit/record.ts';
import { failedError, openingError } from '../audit/writer-errors.ts';

/**
 * @param folder gets a folder per session and in it a file per call, named by time
 * @returns the file, once its record is durable
 * @throws HarnessError `audit.failed`, `audit.exists`
 */
export function recordOnce(folder: string, entry: AuditEntry): string {
  // The session's id comes from outside and becomes a file name.
  const run = (entry.session ?? 'none').replace(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
  const now = new Date();
  const file = join(folder, run, `${now.toISOString().replace(/[:.]/g, '-')}-${process.pid}.jsonl`);
  const record = chainRecord(entry, { ...chainStart, run, now });
  writeNew(join(folder, run), file, Buffer.from(`${JSON.stringify(record)}\n`));
  return file;
}

function writeNew(folder: string, file: string, bytes: Buffer): void {
  const descriptor = openNew(folder, file);
  try {
    const written = writeSync(descriptor, bytes);
    if (written !== bytes.length) throw new Error(`only ${written} of ${bytes.length} bytes fit`);
    syncFolder(folder);
    closeSync(descriptor);
  } catch (cause) {
    throw failedError(file, cause as Error);
  }
}

function openNew(folder: string, file: string): number {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (made !== undefined)
      for (let at = folder; at.length >= made.length; at = dirname(at)) syncFolder(dirname(at));
    return openSync(file, appendDurably | createNew, 0o600);
  } catch (cause) {
    throw openingError(file, cause as NodeJS.ErrnoException);
  }
}

/** A new file or folder survives a power cut only when its entry in the folder above does. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
