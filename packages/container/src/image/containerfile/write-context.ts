// Writes a build context: the Containerfile and, beside it, the programs and files of ours that it copies.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import { digest } from '../digest.ts';
import { type ImageFile, place } from '../image-file.ts';
import { type BuildOptions, type ImagePlan, planImage } from '../plan-image.ts';
import { renderContainerfile } from './render-containerfile.ts';

export interface BuildContext {
  containerfile: string;
  /** Digest of everything the build depends on, in 16 hex digits: an image of this tag need not be built again. */
  tag: string;
  lock: ImagePlan['lock'];
  /** Writes `Containerfile` and `root/`. @throws HarnessError `image.context` when the folder holds something already */
  write(folder: string): Promise<void>;
}

export interface ContextOptions extends BuildOptions {
  builder?: string;
}

/** @throws HarnessError `image.builder`, and what planning throws */
export async function buildContext(
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void,
  options: ContextOptions = {},
): Promise<BuildContext> {
  const plan = await planImage(null, manifest, files, step, options);
  const { lock, architecture, labels, programs, inputs } = plan;
  const containerfile = renderContainerfile({
    manifest,
    lock: lock.lock,
    digest: lock.digest,
    architecture,
    labels,
    builder: options.builder,
  });
  return {
    containerfile,
    tag: digest(containerfile, inputs.runtime, inputs.files).slice(0, 16),
    lock,
    write: async (folder) => {
      await mkdir(folder, { recursive: true });
      if ((await readdir(folder)).length > 0)
        throw new HarnessError('image.context', `${folder} is not empty`, 'name a new folder');
      await writeFile(join(folder, 'Containerfile'), containerfile);
      for (const program of programs) await place(join(folder, 'root'), await program.fetch());
      for (const file of files) await place(join(folder, 'root'), file);
    },
  };
}
