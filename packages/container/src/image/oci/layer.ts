// A layer of the image: a tar file kept under its own digest, found again by the digest of what it was made from.
import { constants } from 'node:fs';
import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfFile } from '../digest.ts';
import { packFolder } from './pack-folder.ts';

export interface Layer {
  /** What a person calls it. */
  name: string;
  /** Of the tar file, in hex; it is not compressed, so this is its diff id too. */
  digest: string;
  size: number;
  file: string;
  /** False when it was found. */
  made: boolean;
}

/** A layer that no build has used for a month is removed. */
const KEPT_MS = 30 * 86_400_000;

/**
 * @param inputs digest of everything that decides the content
 * @param fill writes the content into an empty folder
 */
export async function layerOf(
  cache: string,
  name: string,
  inputs: string,
  fill: (root: string) => Promise<void>,
): Promise<Layer> {
  const blobs = join(cache, 'layers');
  const known = join(blobs, `${name}-${inputs}.digest`);
  await mkdir(blobs, { recursive: true });
  const before = await readFile(known, 'utf8').catch(() => '');
  const found = before && (await keptLayer(blobs, name, before));
  if (found) return found;
  const work = await mkdtemp(join(blobs, 'part-'));
  try {
    const root = join(work, 'root');
    const tar = join(work, 'layer.tar');
    await mkdir(root);
    await fill(root);
    await packFolder(root, tar);
    const digest = await digestOfFile(tar);
    await rename(tar, join(blobs, `${digest}.tar`));
    await writeFile(known, digest);
    const { size } = await stat(join(blobs, `${digest}.tar`));
    return { name, digest, size, file: join(blobs, `${digest}.tar`), made: true };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The tar of a layer that was made before; null when it is gone. */
async function keptLayer(blobs: string, name: string, digest: string): Promise<Layer | null> {
  const file = join(blobs, `${digest}.tar`);
  const there = await stat(file).catch(() => null);
  if (!there) return null;
  const now = new Date();
  await utimes(file, now, now);
  return { name, digest, size: there.size, file, made: false };
}

export async function removeOldLayers(cache: string): Promise<void> {
  const folder = join(cache, 'layers');
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > KEPT_MS) await rm(file, { recursive: true, force: true });
  }
}

/** Without a copy where the file system can. */
export async function linkLayer(layer: Layer, target: string): Promise<void> {
  await link(layer.file, target);
}

/** For tar: a link shares its times with the layer, and tar fails where another build uses the layer while it reads. */
export async function copyLayer(layer: Layer, target: string): Promise<void> {
  await copyFile(layer.file, target, constants.COPYFILE_FICLONE);
}
