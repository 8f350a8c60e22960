// Writes one record to a log of its own. Hooks run in parallel and can be killed: a shared file would need a lock, and a lock a heir.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry } from '@agent-harness/contracts';
import { chainRecord, chainStart } from '../audit/record.ts';
import { openWriter } from '../audit/writer.ts';

/**
 * @param folder gets a folder per session and in it a file per call, named by time
 * @returns the file, once its record is durable
 * @throws HarnessError `audit.failed`
 */
export async function recordOnce(folder: string, entry: AuditEntry): Promise<string> {
  // The session's id comes from outside and becomes a file name.
  const run = (entry.session ?? 'none').replace(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
  await mkdir(join(folder, run), { recursive: true, mode: 0o700 });
  const now = new Date();
  const file = join(folder, run, `${now.toISOString().replace(/[:.]/g, '-')}-${process.pid}.jsonl`);
  const writer = await openWriter(file, null);
  const record = chainRecord(entry, { ...chainStart, run, now });
  await writer.write(Buffer.from(`${JSON.stringify(record)}\n`));
  await writer.close();
  return file;
}
