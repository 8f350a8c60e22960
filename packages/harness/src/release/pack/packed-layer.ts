// A layer as a tarball: where it is from, what it states, and the digests of what is in it.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { fileDigest, folderDigest } from '../digests.ts';
import { type LayerStatement, readStatement } from '../solve/layer-statement.ts';

export interface PackedLayer {
  statement: LayerStatement;
  origin: 'workspace' | 'registry';
  /** Name of the tarball's file. */
  name: string;
  /** The tarball on this host. */
  file: string;
  /** Of the tarball. */
  sha512: string;
  /** Over the files in it. */
  files: string;
  /** Its package.json. */
  manifest: Readonly<Record<string, unknown>>;
  /** Its unpacked files on this host. */
  folder: string;
}

/**
 * @param work folder for the unpacked files
 * @throws HarnessError `layer.statement`
 */
export async function openLayer(
  file: string,
  origin: PackedLayer['origin'],
  work: string,
): Promise<PackedLayer> {
  const name = basename(file);
  const folder = join(work, 'unpacked', name.replace(/\.tgz$/, ''));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const how = ['--strip-components=1', '--no-same-owner', '--no-same-permissions'];
  await execa('tar', ['-xzf', file, '-C', folder, ...how], { stdin: 'ignore' });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return {
    statement: readStatement(manifest, `${name} (${origin})`),
    origin,
    name,
    file,
    sha512: await fileDigest('sha512', file),
    files: await folderDigest(folder),
    manifest,
    folder,
  };
}
