// Writes one record to a log of its own. Hooks run in parallel and can be killed: a shared file would need a lock, and a lock a heir.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry } from '@agent-harness/contracts';
import { openAuditLog } from '../audit/log.ts';

/**
 * @param folder gets a folder per session and in it a file per call, named by time
 * @returns the file, once its record is durable
 * @throws HarnessError `audit.failed`
 */
export async function recordOnce(folder: string, entry: AuditEntry): Promise<string> {
  // The session's id comes from outside and becomes a file name.
  const run = (entry.session ?? 'none').replace(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
  await mkdir(join(folder, run), { recursive: true, mode: 0o700 });
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const file = join(folder, run, `${time}-${process.pid}.jsonl`);
  await using log = await openAuditLog(file, { run });
  await log.append(entry);
  return file;
}
