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
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  const exceeded = new Promise<void>((resolve) => {
    const every = (measure: () => Promise<number>): void => {
      const timer = setTimeout(async () => {
        timers.delete(timer);
        if ((await measure()) > limitBytes) return resolve();
        if (!closed) every(measure);
      }, EVERY);
      timers.add(timer);
    };
    every(() => bytesIn(folders, limitBytes));
    // Asking each file for its size takes seconds where there are many, and more are made meanwhile.
    every(async () => ENTRY_BYTES * (await entriesIn(folders)));
  });
  return {
    exceeded,
    [Symbol.dispose]: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function entriesIn(folders: readonly string[]): Promise<number> {
  const pending = [...folders];
  let count = 0;
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    count += entries.length;
    for (const entry of entries) if (entry.isDirectory()) pending.push(join(folder, entry.name));
  }
  return count;
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
