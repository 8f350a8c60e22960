// Puts bytes on disk at the end of one file, all or an error, and notices when it is not alone.
import { fstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { appendDurably, createNew } from './open-flags.ts';
import { failedError, openingError } from './writer-errors.ts';

export interface DurableWriter {
  /** One write, which returns when the disk has it. @throws HarnessError `audit.failed` */
  write(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** Creates the file (0600, never an existing one), or continues it at `size` bytes. */
export async function openWriter(file: string, size: number | null): Promise<DurableWriter> {
  const handle = await open(file, appendDurably | (size === null ? createNew : 0), 0o600).catch(
    (cause: NodeJS.ErrnoException) => {
      throw openingError(file, cause);
    },
  );
  await syncFolder(dirname(file));
  return durableWriter(file, handle, size ?? 0);
}

function durableWriter(file: string, handle: FileHandle, start: number): DurableWriter {
  let size = start;
  return {
    async write(bytes) {
      try {
        const { bytesWritten } = await handle.write(bytes);
        if (bytesWritten !== bytes.length)
          throw new Error(`only ${bytesWritten} of ${bytes.length} bytes fit`);
        size += bytes.length;
        const found = fstatSync(handle.fd).size;
        // INVARIANT: one writer. There is no lock on this file, so another writer shows as a size that we did not make.
        if (found !== size) throw new Error(`it has ${found} bytes where this writer made ${size}`);
      } catch (cause) {
        throw failedError(file, cause as Error);
      }
    },
    close: () => handle.close(),
  };
}

/** A new file survives a power cut only when its folder's entry does. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
