// Lists a tar stream, file by file with digests: a layer, or what an engine exports of an image.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Headers, extract } from 'tar-stream';
import { type FileRecord, inOrder } from './file-record.ts';

/** A hard link is listed as the file that it is. */
export async function listTar(tar: Readable): Promise<FileRecord[]> {
  const found = new Map<string, FileRecord>();
  const unpack = extract();
  unpack.on('entry', (header, stream, next) => {
    const hash = createHash('sha256');
    stream.on('data', (chunk: Uint8Array) => hash.update(chunk));
    stream.on('end', () => {
      const record = recordOf(header, hash.digest('hex'), found);
      if (record.path !== '') found.set(record.path, record);
      next();
    });
    stream.on('error', next);
  });
  await pipeline(tar, unpack);
  return inOrder([...found.values()]);
}

/** tar-stream gives the extended header too; its types do not say so. */
type Entry = Headers & { pax?: Readonly<Record<string, string>> | null };

function recordOf(header: Entry, sha256: string, found: ReadonlyMap<string, FileRecord>): FileRecord {
  const path = plain(header.name);
  const { mode = 0, uid = 0, gid = 0, size = 0, pax } = header;
  const capable = Object.keys(pax ?? {}).some((key) => key.endsWith('security.capability'));
  const record = { path, mode: mode & 0o7777, uid, gid, size: 0, content: '', capable };
  switch (header.type) {
    case 'file':
    case 'contiguous-file':
      return { ...record, kind: 'file', size, content: sha256 };
    case 'directory':
      return { ...record, kind: 'folder' };
    case 'symlink':
      return { ...record, kind: 'link', mode: 0o777, content: header.linkname ?? '' };
    case 'link': {
      const target = found.get(plain(header.linkname ?? ''));
      return target ? { ...target, path } : { ...record, kind: 'other' };
    }
    default:
      return { ...record, kind: 'other' };
  }
}

const plain = (name: string): string =>
  name
    .replace(/^(\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
