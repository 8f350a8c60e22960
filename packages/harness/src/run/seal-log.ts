// Seals the run's audit log: through the guard that owns it, or, when the guard is gone, by taking the log over.
import type { Guard, RunRecord } from '@agent-harness/contracts';
import { openAuditLog, verifyAuditLog } from '@agent-harness/hooks';

export interface SealLog {
  guard: Guard | null;
  auditFile: string;
  run: string;
  verdict: RunRecord['verdict'];
}

/** Never throws: an unsealed log is part of the record. */
export async function sealLog({
  guard,
  auditFile,
  run,
  verdict,
}: SealLog): Promise<Omit<RunRecord['audit'], 'file'>> {
  try {
    await guard?.[Symbol.asyncDispose]();
    await using log = await openAuditLog(auditFile, { run, takeOver: true });
    await log.seal({ verdict });
  } catch {
    // Said below: whatever could be read is counted, and `sealed` is false.
  }
  const { events, head, sealed } = await verifyAuditLog(auditFile).catch(() => ({
    events: 0,
    head: '',
    sealed: false,
  }));
  return { events, head, sealed };
}
