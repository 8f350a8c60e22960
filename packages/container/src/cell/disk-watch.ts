// Watches what a container writes into folders of this host, which no engine limits on every file system.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds between two looks. What is written in between is the overshoot. */
const EVERY = 200;
/**
 * What an entry counts at least: ext4 has one file number for each 16 KiB (mke2fs, `inode_ratio`), and they run out like space does.
 * A larger file has paid for its number, so one of the whole limit is within it.
 */
export const ENTRY_BYTES = 16_384;

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
    const least = entries.length * ENTRY_BYTES;
    if (bytes + least > enough) return bytes + least;
    const spaces = entries.map((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return spaceOf(path);
      pending.push(path);
      return 0;
    });
    for (const space of await Promise.all(spaces)) bytes += Math.max(ENTRY_BYTES, space);
  }
  return bytes;
}

const spaceOf = (file: string): Promise<number> =>
  lstat(file).then(
    ({ blocks }) => blocks * 512,
    () => 0,
  );
