// The size and digest of one file, read ahead while it is hashed: hashing alone decides how long it takes.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

export interface HashedFile {
  bytes: number;
  /** `<algorithm>:<hex>` */
  digest: string;
}

const CHUNK = 1 << 20;

/** @throws when it is a link or cannot be read */
export async function hashFile(file: string, algorithm: 'sha256' | 'sha512' = 'sha512'): Promise<HashedFile> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hash = createHash(algorithm);
    const { size } = await handle.stat();
    // One byte more than the file, so that the read which finds its end needs no other.
    const length = Math.min(CHUNK, size + 1);
    let [now, ahead] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(size < length ? 0 : length)];
    let bytes = 0;
    let reading = handle.read(now, 0, length);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) break;
      bytes += bytesRead;
      const ended = bytes === size && bytesRead < length;
      if (!ended) reading = handle.read(ahead, 0, ahead.length);
      hash.update(now.subarray(0, bytesRead));
      if (ended) break;
      [now, ahead] = [ahead, now];
    }
    return { bytes, digest: `${algorithm}:${hash.digest('hex')}` };
  } finally {
    await handle.close();
  }
}

/** Several at once, so that opening small files does not hold up hashing. */
export async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}
