// A layer as a tarball: where it is from, what it states, and the digests of what is in it.
import { basename } from 'node:path';
import { fileDigest } from '../../files/digests.ts';
import { filesDigest } from '../files-digest.ts';
import { readTarball } from '../read-tarball.ts';
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
}

/** @throws HarnessError `layer.statement`, `tarball.…` */
export async function openLayer(file: string, origin: PackedLayer['origin']): Promise<PackedLayer> {
  const name = basename(file);
  const { files, packageJson } = await readTarball(file);
  return {
    statement: readStatement(packageJson, `${name} (${origin})`),
    origin,
    name,
    file,
    sha512: await fileDigest('sha512', file),
    files: filesDigest(files),
    manifest: packageJson as Record<string, unknown>,
  };
}
