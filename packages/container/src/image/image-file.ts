// A file that other layers put into the image: hook client, settings, skills, the entry program.
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digest } from './digest.ts';
import type { FileRecord } from './files/file-record.ts';

/** One file of the image, root-owned. */
export interface ImageFile {
  /** Absolute path in the image. */
  path: string;
  /** Permission bits. */
  mode: number;
  /** Text, or a file on this host. */
  source: string | { text: string };
}

export async function identityOf(file: ImageFile): Promise<string> {
  return `${file.path}:${file.mode}:${digest(await contentOf(file))}`;
}

/** The file as a finished image must have it. */
export async function recordOf(file: ImageFile): Promise<FileRecord> {
  const content = await contentOf(file);
  return {
    path: file.path.slice(1),
    kind: 'file',
    mode: file.mode,
    uid: 0,
    gid: 0,
    size: content.byteLength,
    content: digest(content),
    capable: false,
  };
}

/** Modes are set, not asked for: the umask of whoever builds is no part of the image. */
export async function place(root: string, file: ImageFile): Promise<void> {
  const target = join(root, file.path);
  let folder = root;
  for (const part of ['', ...dirname(file.path).split('/').filter(Boolean)]) {
    folder = join(folder, part);
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  if (typeof file.source === 'string') await copyFile(file.source, target);
  else await writeFile(target, file.source.text);
  await chmod(target, file.mode);
}

const contentOf = async ({ source }: ImageFile): Promise<Buffer> =>
  typeof source === 'string' ? readFile(source) : Buffer.from(source.text);
