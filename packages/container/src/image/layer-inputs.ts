// What decides each layer of an image, as digests: equal inputs give equal tags, on every machine.
import { readFile } from 'node:fs/promises';
import type { ImageManifest } from '@agent-harness/contracts';
import { digest } from './digest.ts';
import { type ImageFile, identityOf } from './image-file.ts';
import type { ChosenLock } from './lock/choose-lock.ts';
import { targetOf } from './lock/load-lock.ts';
import type { Architecture } from './lock/resolve-lock.ts';
import { START } from './oci/image-documents.ts';
import type { RuntimeProgram } from './runtime-files.ts';

export async function baseInputs(
  manifest: ImageManifest,
  lock: ChosenLock['lock'],
  architecture: Architecture,
): Promise<string> {
  const { packages } = targetOf(lock, architecture);
  const from = lock.base.mode === 'oci' ? lock.base.reference : packages.map((one) => one.sha256).join(' ');
  const tools = manifest.tools.map((tool) => tool.name).sort();
  return digest(await recipe(), architecture, from, ...tools);
}

export function runtimeInputs(programs: readonly RuntimeProgram[]): string {
  return digest(...programs.map(({ path, mode, locked }) => `${path}:${mode}:${locked.sha256}`));
}

export async function filesInputs(files: readonly ImageFile[]): Promise<string> {
  return digest(...(await Promise.all(files.map(identityOf))).sort());
}

/** Of the whole image. */
export function imageInputs(layers: readonly string[], labels: Readonly<Record<string, string>>): string {
  return digest(...layers, JSON.stringify(START), JSON.stringify(Object.entries(labels).sort()));
}

/** The code that makes the base is one of its inputs. */
async function recipe(): Promise<string> {
  const files = [
    'base/unpack-packages',
    'base/pull-base',
    'base/fill-base',
    'oci/pack-folder',
    'prune',
    'prune-rules',
  ];
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const texts = files.map((name) => readFile(new URL(`${name}${extension}`, import.meta.url), 'utf8'));
  return (await Promise.all(texts)).join('');
}
