// Builds the agent's image from a lock: three layers, each cached by the digest of its inputs, assembled without an engine.
import { mkdir } from 'node:fs/promises';
import { HarnessError, type ImageManifest, type LockedPackage } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { Engine } from '../engine/engine.ts';
import { fetchPackages } from './base/fetch-packages.ts';
import { fillBase } from './base/fill-base.ts';
import { type ImageFile, place } from './image-file.ts';
import type { ChosenLock } from './lock/choose-lock.ts';
import { targetOf } from './lock/load-lock.ts';
import { imageDocuments } from './oci/image-documents.ts';
import { type Layer, layerOf, removeOldLayers } from './oci/layer.ts';
import { loadImage } from './oci/load-image.ts';
import { type BuildOptions, type ImagePlan, planImage } from './plan-image.ts';

export interface BuiltImage {
  /** Name with a tag that is the digest of the inputs. */
  reference: string;
  /** The engine's image id, `sha256:…`: of its configuration, which names every layer by digest. */
  id: string;
  labels: Record<string, string>;
  /** Layers that had to be built, in order; empty when the image was there. */
  built: string[];
  lock: ChosenLock;
  /** Milliseconds by stage, in order. */
  stages: Record<string, number>;
}

/**
 * @param files what other layers put into the image: hook client, settings, skills
 * @param step called before each layer that has to be built, with a line for a person
 * @throws HarnessError with an `image.` code
 */
export async function buildImage(
  engine: Engine,
  manifest: ImageManifest,
  files: readonly ImageFile[],
  step: (line: string) => void = () => {},
  options: BuildOptions = {},
): Promise<BuiltImage> {
  const stages: Record<string, number> = {};
  const timed: Timed = async (name, work) => {
    const start = performance.now();
    const result = await work();
    stages[name] = Math.round(performance.now() - start);
    return result;
  };
  const plan = await timed('lock', () => planImage(engine, manifest, files, step, options));
  const { reference, lock } = plan;
  const there = await timed('look', () => inspectImage(engine, reference));
  if (there) return { reference, ...there, built: [], lock, stages };
  const layers = await makeLayers(engine, manifest, plan, files, step, timed);
  const documents = imageDocuments(layers, plan.architecture, plan.labels);
  await timed('load', () => loadImage(engine, reference, layers, documents, plan.cache));
  await removeOldLayers(plan.cache);
  const built = layers.filter((layer) => layer.made).map(({ name }) => name);
  return {
    reference,
    id: documents.id,
    labels: plan.labels,
    built: built.length > 0 ? built : ['load'],
    lock,
    stages,
  };
}

type Timed = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Every layer in order, made where the cache has none of its inputs. */
export async function makeLayers(
  engine: Engine | null,
  manifest: ImageManifest,
  plan: ImagePlan,
  files: readonly ImageFile[],
  step: (line: string) => void,
  timed: Timed = (_, work) => work(),
): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (const { name, what, inputs, fill } of planLayers(engine, manifest, plan, files)) {
    const make = (): Promise<Layer> =>
      layerOf(plan.cache, name, inputs, async (root) => {
        step(`image: building ${what}`);
        await fill(root);
      });
    layers.push(await timed(name, make));
  }
  return layers;
}

interface PlannedLayer {
  name: string;
  /** For a person. */
  what: string;
  inputs: string;
  fill(root: string): Promise<void>;
}

/** @param engine null where there is none: a base from a registry cannot be had then */
export function planLayers(
  engine: Engine | null,
  manifest: ImageManifest,
  plan: ImagePlan,
  files: readonly ImageFile[],
): PlannedLayer[] {
  const { lock, architecture, mirrors, cache, inputs } = plan;
  const target = targetOf(lock.lock, architecture);
  const from = lock.lock.base.mode === 'oci' ? 'its registry' : `${target.packages.length} Debian packages`;
  return [
    {
      name: 'base',
      what: `base (from ${from})`,
      inputs: inputs.base,
      fill: async (root) => {
        const { files: packages, missing } = await fetchPackages(
          target.packages,
          lock.lock.base,
          mirrors,
          cache,
        );
        if (missing.length > 0) throw unavailable(missing);
        await fillBase({ engine, manifest, target, packages }, root);
      },
    },
    {
      name: 'runtime',
      what: 'runtime (Claude Code and Node)',
      inputs: inputs.runtime,
      fill: async (root) => {
        for (const program of plan.programs) await place(root, await program.fetch());
      },
    },
    {
      name: 'harness',
      what: 'harness (hook client, settings, skills)',
      inputs: inputs.files,
      fill: async (root) => {
        await mkdir(root, { recursive: true });
        for (const file of files) await place(root, file);
      },
    },
  ];
}

/** The image was there when the lock was chosen, and its layers are not: nothing was asked of the mirror until now. */
const unavailable = (missing: readonly LockedPackage[]): HarnessError =>
  new HarnessError(
    'image.mirror',
    `neither mirror nor snapshot has ${missing.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
    'check that the mirror answers; where it has moved on, `harness image lock`',
  );

/** Null when the engine has no such image. */
async function inspectImage(
  engine: Engine,
  reference: string,
): Promise<{ id: string; labels: Record<string, string> } | null> {
  const { stdout, exitCode } = await execa(engine.name, ['image', 'inspect', reference], {
    reject: false,
    stdin: 'ignore',
  });
  if (exitCode !== 0) return null;
  const [image] = JSON.parse(stdout) as [{ Id: string; Config?: { Labels?: Record<string, string> | null } }];
  const id = image.Id.startsWith('sha256:') ? image.Id : `sha256:${image.Id}`;
  return { id, labels: image.Config?.Labels ?? {} };
}
