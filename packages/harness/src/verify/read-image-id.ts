// The id of the image in an archive: the digest of its configuration, found through the archive's own manifest.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { sha256 } from '../files/digests.ts';

/** More than any manifest; layers are larger, and are not kept. */
const SMALL = 1 << 20;

/** Of an OCI layout or a `docker save`, as tar. @returns `sha256:<hex>`, or null when it holds no single image */
export async function readImageId(archive: string): Promise<string | null> {
  const small = new Map<string, Buffer>();
  const entries = extract();
  const reading = pipeline(createReadStream(archive), entries);
  reading.catch(() => {});
  try {
    for await (const entry of entries) {
      const { name, type, size = 0 } = entry.header;
      const chunks: Buffer[] = [];
      const keep = type === 'file' && size <= SMALL;
      for await (const chunk of entry as AsyncIterable<Buffer>) if (keep) chunks.push(chunk);
      if (keep) small.set(name.replace(/^\.\//u, ''), Buffer.concat(chunks));
    }
    await reading;
    const images = JSON.parse(small.get('manifest.json')?.toString('utf8') ?? '[]') as { Config: string }[];
    const config = images.length === 1 ? small.get(images[0]?.Config ?? '') : undefined;
    return config ? sha256(config) : null;
  } catch {
    return null;
  }
}
