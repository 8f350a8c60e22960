// The image of every run as a folder: the same layers and the same id, for a job that has no engine to load them.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import { ownFolder } from '../engine/reap.ts';
import { makeLayers } from '../image/build-image.ts';
import type { ImageFile } from '../image/image-file.ts';
import type { Layer } from '../image/oci/layer.ts';
import { imageDocuments } from '../image/oci/image-documents.ts';
import { type BuildOptions, planImage } from '../image/plan-image.ts';
import { compileConfine } from './compile-confine.ts';

export interface UnpackedImage extends AsyncDisposable {
  /** Root of its tree, owned by this user. */
  root: string;
  /** The program that gives up every privilege on its way in; it lies outside the tree. */
  confine: string;
  /** The id that an engine would give it. */
  id: string;
  reference: string;
  labels: Record<string, string>;
  /** Layers that had to be built. */
  built: string[];
}

/** Where a run mounts what no image holds. */
const MOUNT_POINTS = ['proc', 'dev'];
/** Engines write it for each container. */
const HOSTS = '127.0.0.1\tlocalhost agent\n';

/** @throws HarnessError with an `image.` code, `cell.place` without a compiler */
export async function unpackImage(
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void = () => {},
  options: BuildOptions = {},
): Promise<UnpackedImage> {
  const plan = await planImage(null, manifest, files, step, options);
  const layers = await makeLayers(null, manifest, plan, files, step);
  const work = await mkdtemp(join(tmpdir(), 'harness-place-'));
  const remove = (): Promise<void> => rm(work, { recursive: true, force: true });
  try {
    await ownFolder(work);
    const root = join(work, 'root');
    await mkdir(root);
    for (const layer of layers) await unpack(layer, root);
    for (const name of MOUNT_POINTS) await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, 'etc/hosts'), HOSTS);
    await chmod(root, 0o755);
    const confine = join(work, 'confine');
    await compileConfine(confine);
    return {
      root,
      confine,
      id: imageDocuments(layers, plan.architecture, plan.labels).id,
      reference: plan.reference,
      labels: plan.labels,
      built: layers.filter((layer) => layer.made).map(({ name }) => name),
      [Symbol.asyncDispose]: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function unpack(layer: Layer, root: string): Promise<void> {
  const ran = await execa('tar', ['-C', root, '--same-permissions', '-xf', layer.file], {
    reject: false,
    stdin: 'ignore',
  });
  if (ran.exitCode === 0) return;
  throw new HarnessError(
    'image.unpack',
    `the ${layer.name} layer cannot be unpacked: ${ran.stderr.trim().split('\n')[0]}`,
    'free disk space in the temporary folder, and run as root',
  );
}
