// Writes the image as one archive, for a machine that cannot build: an OCI layout that docker and podman load.
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../engine/engine.ts';
import { makeLayers } from './build-image.ts';
import type { ImageFile } from './image-file.ts';
import { imageDocuments } from './oci/image-documents.ts';
import { copyLayer } from './oci/layer.ts';
import { writeLayout } from './oci/load-image.ts';
import { type BuildOptions, planImage } from './plan-image.ts';

/** The same image gives the same bytes: nothing of this host, no time. @returns the image's id @throws HarnessError with an `image.` code */
export async function archiveImage(
  engine: Engine,
  manifest: ImageManifest,
  files: readonly ImageFile[],
  file: string,
  step: (line: string) => void,
  options: BuildOptions = {},
): Promise<string> {
  const plan = await planImage(engine, manifest, files, step, options);
  const layers = await makeLayers(engine, manifest, plan, files, step);
  const documents = imageDocuments(layers, plan.architecture, plan.labels);
  const work = await mkdtemp(join(plan.cache, 'archive-'));
  try {
    await writeLayout(work, plan.reference, layers, documents, copyLayer);
    const plain = [
      '--sort=name',
      '--mtime=@0',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u=rwX,go=rX',
    ];
    const names = ['blobs', 'index.json', 'manifest.json', 'oci-layout'];
    await execa('tar', ['-C', work, ...plain, '--hard-dereference', '-cf', resolve(file), ...names]);
    return documents.id;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
