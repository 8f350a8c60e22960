// What an npm tarball unpacks to: the digest of each file, and its package.json.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HarnessError } from '@agent-harness/contracts';
import { extract } from 'tar-stream';
import type { DigestedFile } from './files-digest.ts';

export interface TarballContents {
  /** Without the folder that npm strips. */
  files: DigestedFile[];
  /** Parsed; null when there is none. */
  packageJson: unknown;
}

/** @throws HarnessError `tarball.…` for anything but files below one folder, each once: npm and we must see the same */
export async function readTarball(file: string): Promise<TarballContents> {
  const files = new Map<string, DigestedFile>();
  let packageJson: unknown = null;
  const entries = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), entries);
  reading.catch(() => {});
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      if (type !== 'file' && type !== 'directory') throw refusal(file, `holds ${name}, a ${type}`);
      const path = pathOf(name, type, file);
      const chunks = path === 'package.json' ? [] : null;
      const sha256 = await hashEntry(entry as AsyncIterable<Uint8Array>, chunks);
      if (type === 'directory') continue;
      if (files.has(path)) throw refusal(file, `holds ${path} twice`);
      if (chunks) packageJson = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      files.set(path, { path, sha256 });
    }
    await reading;
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new HarnessError('tarball.unreadable', `${file} is no npm tarball: ${(cause as Error).message}`, 'get it again, or pack the package again', { cause }); // prettier-ignore
  }
  return { files: [...files.values()], packageJson };
}

async function hashEntry(entry: AsyncIterable<Uint8Array>, keep: Uint8Array[] | null): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of entry) {
    hash.update(chunk);
    keep?.push(chunk);
  }
  return hash.digest('hex');
}

function pathOf(name: string, type: 'file' | 'directory', file: string): string {
  const [, ...parts] = (type === 'directory' ? name.replace(/\/$/u, '') : name).split('/');
  const strange = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[\\\n\0]/u.test(part),
  );
  if (!strange && (parts.length > 0 || type === 'directory')) return parts.join('/');
  throw refusal(file, `holds ${JSON.stringify(name)}, which is not a path below one folder`);
}

const refusal = (file: string, what: string): HarnessError =>
  new HarnessError('tarball.entry', `${file} ${what}`, 'pack the package with npm; a tarball made by other means may unpack to something else'); // prettier-ignore
