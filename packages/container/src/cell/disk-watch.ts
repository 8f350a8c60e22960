// Watches what a container writes into folders of this host, which no engine limits on every file system.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds between two looks. What is written in between is the overshoot. */
const EVERY = 200;
/** A file of no bytes takes this much: file numbers run out like space does. */
const ENTRY_BYTES = 4096;

export interface DiskWatch extends Disposable {
  /** Resolves when the folders hold more than they may, together; never otherwise. */
  exceeded: Promise<void>;
}

export function watchDisk(folders: readonly string[], limitBytes: number): DiskWatch {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const exceeded = new Promise<void>((resolve) => {
    const look = async (): Promise<void> => {
      if ((await bytesIn(folders, limitBytes)) > limitBytes) return resolve();
      if (!closed) timer = setTimeout(() => void look(), EVERY);
    };
    timer = setTimeout(() => void look(), EVERY);
  });
  return {
    exceeded,
    [Symbol.dispose]: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** Space on disk, links not followed. Stops counting above `enough`, so that a flood of files cannot hold the watch. */
export async function bytesIn(folders: readonly string[], enough: number): Promise<number> {
  const pending = [...folders];
  let bytes = 0;
  for (let folder = pending.pop(); folder !== undefined && bytes <= enough; folder = pending.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    bytes += entries.length * ENTRY_BYTES;
    for (const entry of entries) {
      if (bytes > enough) break;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else
        bytes += await lstat(path).then(
          ({ blocks }) => blocks * 512,
          () => 0,
        );
    }
  }
  return bytes;
}
