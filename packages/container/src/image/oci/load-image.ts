// Gives an assembled image to the engine: a layout in a folder for podman, an archive of it for docker.
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../../engine/engine.ts';
import { despiteRemovals } from './despite-removals.ts';
import type { ImageDocuments } from './image-documents.ts';
import { type Layer, copyLayer, linkLayer } from './layer.ts';

/** podman takes the layers that it does not have; docker reads them all. @throws HarnessError `image.load` */
export async function loadImage(
  engine: Engine,
  reference: string,
  layers: readonly Layer[],
  documents: ImageDocuments,
  cache: string,
): Promise<void> {
  // podman makes a name of the folder's, and wants it in lower case.
  const name = `layout-${randomBytes(6).toString('hex')}`;
  const work = join(cache, name);
  try {
    const isArchived = engine.name !== 'podman';
    await writeLayout(work, reference, layers, documents, isArchived ? copyLayer : linkLayer);
    const run = async (...args: string[]): Promise<void> => {
      const ran = await execa(engine.name, [...engine.global, ...args], {
        reject: false,
        stdin: 'ignore',
        cwd: cache,
      });
      if (ran.exitCode !== 0)
        throw new HarnessError(
          'image.load',
          `${engine.name} did not take ${reference}: ${ran.stderr.trim().split('\n').slice(-3).join(' / ')}`,
          '`harness doctor` checks the engine; free disk space is the usual cause',
        );
    };
    if (!isArchived) {
      const id = documents.id.slice('sha256:'.length);
      await despiteRemovals(async () => {
        await run('pull', '--quiet', `oci:${name}`);
        await run('tag', id, reference);
      });
      await run('untag', id, `localhost/${name}:latest`);
    } else {
      await execa('tar', ['-C', work, '-cf', `${work}.tar`, '.']);
      await run('load', '--input', `${work}.tar`);
    }
  } finally {
    for (const path of [work, `${work}.tar`]) await rm(path, { recursive: true, force: true });
  }
}

/** An OCI layout, with the `manifest.json` beside it that `docker load` reads. */
export async function writeLayout(
  folder: string,
  reference: string,
  layers: readonly Layer[],
  { config, manifest, index, id, digest }: ImageDocuments,
  place: (layer: Layer, target: string) => Promise<void>,
): Promise<void> {
  const blobs = join(folder, 'blobs/sha256');
  const blob = (name: string): string => name.replace('sha256:', '');
  await mkdir(blobs, { recursive: true });
  for (const layer of layers) await place(layer, join(blobs, layer.digest));
  await writeFile(join(blobs, blob(id)), config);
  await writeFile(join(blobs, blob(digest)), manifest);
  await writeFile(join(folder, 'index.json'), index(reference));
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const docker = [
    {
      Config: `blobs/sha256/${blob(id)}`,
      RepoTags: [reference],
      Layers: layers.map((layer) => `blobs/sha256/${layer.digest}`),
    },
  ];
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(docker));
}
