// The run's audit log: appends in groups, answers only after the disk has them, and never writes again once it failed.
import { readFile } from 'node:fs/promises';
import { type AuditEntry, type AuditEvent, HarnessError, parse } from '@agent-harness/contracts';
import { planHealing } from './heal.ts';
import { type ChainPosition, after, chainRecord, chainStart, harnessEntry } from './record.ts';
import { type DurableWriter, openWriter } from './writer.ts';

export interface AuditLog extends AsyncDisposable {
  /**
   * Resolves when the record is durable. Rejects for good after the first failure.
   * @param trusted true when this package's own code made the entry: its shape is not checked again
   * @throws HarnessError `audit.failed`
   */
  append(entry: AuditEntry, trusted?: boolean): Promise<AuditEvent>;
  /** Appends `run.sealed`; nothing can follow it. @throws HarnessError `audit.sealed` from then on */
  seal(detail: AuditEvent['detail']): Promise<AuditEvent>;
  /** Waits for what is queued, then lets go of the file. Also done by `await using`. */
  close(): Promise<void>;
}

interface Waiting {
  event: AuditEvent;
  resolve(event: AuditEvent): void;
  reject(error: unknown): void;
}

/**
 * Opens the log of one run: a new file of mode 0600, or with `takeOver` a dead writer's file, verified and healed.
 * There is no lock; whoever takes over must know that the writer is dead.
 * @throws HarnessError `audit.exists`, `audit.sealed`, `audit.other-run`, `audit.damaged`, `audit.failed`
 */
export async function openAuditLog(
  file: string,
  { run, takeOver = false }: { run: string; takeOver?: boolean },
): Promise<AuditLog> {
  if (!takeOver) return createLog(run, chainStart, await openWriter(file, null));
  const bytes = await readFile(file);
  const healing = planHealing(bytes, { file, run, now: new Date() });
  const writer = await openWriter(file, bytes.length);
  try {
    if (healing.append) await writer.write(Buffer.from(healing.append));
    if (healing.sealed) throw sealedError();
    return createLog(run, healing.position, writer);
  } catch (cause) {
    await writer.close();
    throw cause;
  }
}

function createLog(run: string, start: ChainPosition, writer: DurableWriter): AuditLog {
  let position = start;
  let queue: Waiting[] = [];
  let flushing: Promise<void> | null = null;
  /** Why nothing more is accepted. */
  let closed: unknown = null;

  async function flush(): Promise<void> {
    // Records that arrive while the disk works share the next write and the next sync.
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        await writer.write(Buffer.from(batch.map(({ event }) => `${JSON.stringify(event)}\n`).join('')));
        for (const { event, resolve } of batch) resolve(event);
      } catch (cause) {
        closed = cause;
        for (const { reject } of [...batch, ...queue]) reject(cause);
        queue = [];
      }
    }
    flushing = null;
  }

  function append(entry: AuditEntry, trusted = false): Promise<AuditEvent> {
    return new Promise((resolve, reject) => {
      if (closed) throw closed;
      const event = chainRecord(entry, { ...position, run, now: new Date() });
      if (!trusted) parse('audit-event', event, `record ${event.seq}`);
      position = after(event);
      if (event.kind === 'run.sealed') closed = sealedError();
      queue.push({ event, resolve, reject });
      flushing ??= Promise.resolve().then(flush);
    });
  }

  async function close(): Promise<void> {
    closed ??= new HarnessError('audit.failed', 'the audit log is closed', 'append before closing it');
    await flushing;
    await writer.close();
  }

  return {
    append,
    seal: (detail) => append(harnessEntry('run.sealed', detail)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function sealedError(): HarnessError {
  return new HarnessError(
    'audit.sealed',
    'the audit log is sealed: its run has ended',
    'record it before the seal, or in the log of another run',
  );
}
