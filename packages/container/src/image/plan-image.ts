// What a build will do, settled before it does it: the lock, the inputs of each layer, and the tag that follows from them.
import type { ImageManifest } from '@agent-harness/contracts';
import { execa } from 'execa';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { fetchPackages } from './base/fetch-packages.ts';
import { cacheFolder } from './cache-folder.ts';
import type { ImageFile } from './image-file.ts';
import { baseInputs, filesInputs, imageInputs, runtimeInputs } from './layer-inputs.ts';
import { type ChosenLock, chooseLock } from './lock/choose-lock.ts';
import { type Mirrors, debianMirrors } from './lock/debian-mirrors.ts';
import { hostArchitecture, loadImageLock, lockFile, targetOf } from './lock/load-lock.ts';
import { type Architecture, resolveLock } from './lock/resolve-lock.ts';
import { type RuntimeProgram, runtimePrograms } from './runtime-files.ts';

export interface BuildOptions {
  /** Refuse to build from any lock but the committed one. */
  locked?: boolean;
  /** Instead of the committed lock. */
  lockFile?: string;
  /** Folder for downloads and layers; default: of the user. */
  cache?: string;
  mirrors?: Mirrors;
  /** Name before the tag. */
  repository?: string;
}

export interface ImagePlan {
  reference: string;
  lock: ChosenLock;
  architecture: Architecture;
  mirrors: Mirrors;
  cache: string;
  programs: RuntimeProgram[];
  labels: Record<string, string>;
  /** Digests, in hex. */
  inputs: { base: string; runtime: string; files: string; image: string };
}

const REPOSITORY = 'localhost/agent-harness/agent';

/** @throws HarnessError `image.stale-lock`, `image.moved`, `image.mirror` */
export async function planImage(
  engine: Engine | null,
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void,
  options: BuildOptions,
): Promise<ImagePlan> {
  const cache = options.cache ?? cacheFolder();
  const mirrors = options.mirrors ?? debianMirrors();
  const architecture = hostArchitecture();
  const repository = options.repository ?? REPOSITORY;
  const file = options.lockFile ?? lockFile();
  const describe = async (lock: ChosenLock): Promise<ImagePlan> => {
    const programs = runtimePrograms(targetOf(lock.lock, architecture), cache);
    const labels = labelsOf(lock, programs);
    const layers = {
      base: await baseInputs(manifest, lock.lock, architecture),
      runtime: runtimeInputs(programs),
      files: await filesInputs(files),
    };
    const image = imageInputs(Object.values(layers), labels);
    const reference = `${repository}:${image.slice(0, 16)}`;
    const inputs = { ...layers, image };
    return { reference, lock, architecture, mirrors, cache, programs, labels, inputs };
  };
  const lock = await chooseLock({
    manifest,
    architecture,
    committed: { lock: await loadImageLock(file), file },
    locked: options.locked ?? false,
    mirrors,
    cache,
    lacking: async (one) => {
      const { reference, inputs } = await describe(one);
      if (await kept(cache, inputs.base)) return [];
      if (engine && (await exists(engine, reference))) return [];
      const { packages } = targetOf(one.lock, architecture);
      return (await fetchPackages(packages, one.lock.base, mirrors, cache)).missing;
    },
    resolve: resolveLock,
    step,
  });
  return describe(lock);
}

/** Each program by digest, and which lock it all came from: a run's record takes them from here. */
function labelsOf(lock: ChosenLock, programs: readonly RuntimeProgram[]): Record<string, string> {
  const name = lock.source === 'committed' ? 'harness.image-lock' : 'harness.image-lock-of-this-machine';
  return {
    [name]: lock.digest,
    ...Object.fromEntries(
      programs.map(({ path, locked }) => [`harness.${path.split('/').at(-1)}`, `sha256:${locked.sha256}`]),
    ),
  };
}

const kept = (cache: string, inputs: string): Promise<boolean> =>
  stat(join(cache, 'layers', `base-${inputs}.digest`)).then(
    () => true,
    () => false,
  );

async function exists(engine: Engine, reference: string): Promise<boolean> {
  const found = await execa(engine.name, ['image', 'inspect', reference], { reject: false, stdin: 'ignore' });
  return found.exitCode === 0;
}
