// The base's tree: from locked packages or a registry, cut down to the manifest.
import { HarnessError, type ImageManifest } from '@agent-harness/contracts';
import type { Engine } from '../../engine/engine.ts';
import type { Target } from '../lock/resolve-lock.ts';
import { prune } from '../prune.ts';
import { pullBase } from './pull-base.ts';
import { unpackPackages } from './unpack-packages.ts';

export interface FillBase {
  /** Null where there is none. */
  engine: Engine | null;
  manifest: ImageManifest;
  target: Target;
  /** Locked packages on this host, by digest. */
  packages: ReadonlyMap<string, string>;
}

/** @throws HarnessError `image.unpack` or `image.base` */
export async function fillBase(
  { engine, manifest, target, packages }: FillBase,
  root: string,
): Promise<void> {
  if (manifest.base.distribution === 'oci') {
    if (engine === null)
      throw new HarnessError(
        'image.base',
        'a base from a registry needs a container engine to fetch it, and an in-place run has none',
        'use a Debian base in the image manifest, or run with an engine',
      );
    await pullBase(engine, manifest.base.reference, root);
  } else await unpackPackages(target.packages, packages, target.architecture, root);
  await prune(root, manifest);
}
