// The base's tree: from locked packages or a registry, cut down to the manifest.
import type { ImageManifest } from '@agent-harness/contracts';
import type { Engine } from '../../engine/engine.ts';
import type { Target } from '../lock/resolve-lock.ts';
import { prune } from '../prune.ts';
import { pullBase } from './pull-base.ts';
import { unpackPackages } from './unpack-packages.ts';

export interface FillBase {
  engine: Engine;
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
  if (manifest.base.distribution === 'oci') await pullBase(engine, manifest.base.reference, root);
  else await unpackPackages(target.packages, packages, target.architecture, root);
  await prune(root, manifest);
}
