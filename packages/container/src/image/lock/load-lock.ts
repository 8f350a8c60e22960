// The committed lock that this package ships, and its digest.
import { fileURLToPath } from 'node:url';
import { HarnessError, type ImageLock, type ImageManifest, parseFile } from '@agent-harness/contracts';
import { digest } from '../digest.ts';
import { lockInputs } from './lock-inputs.ts';
import type { Architecture, Target } from './resolve-lock.ts';

export const lockFile = (): string => fileURLToPath(new URL('../../../image/lock.json', import.meta.url));

/** @throws ContractError when the lock is invalid or missing */
export function loadImageLock(file: string = lockFile()): Promise<ImageLock> {
  return parseFile('image-lock', file);
}

/** `sha256:…` of the lock's content, however it is laid out. */
export const lockDigest = (lock: ImageLock): string => `sha256:${digest(JSON.stringify(lock))}`;

/** Null when the lock is this manifest's and holds this architecture; else what is wrong, in a sentence. */
export function staleness(
  lock: ImageLock,
  manifest: ImageManifest,
  architecture: Architecture,
): string | null {
  if (lock.inputs !== lockInputs(manifest))
    return 'the image manifest asks for other packages or programs than the lock';
  if (!lock.targets.some((target) => target.architecture === architecture))
    return `the lock holds nothing for ${architecture}`;
  return null;
}

/** @throws HarnessError `image.architecture` */
export function targetOf(lock: ImageLock, architecture: Architecture): Target {
  const target = lock.targets.find((one) => one.architecture === architecture);
  if (target) return target;
  throw new HarnessError(
    'image.architecture',
    `the lock holds nothing for ${architecture}`,
    `harness image lock --architecture ${architecture}`,
  );
}

/** Debian's word for this host's architecture. @throws HarnessError `image.architecture` */
export function hostArchitecture(arch: string = process.arch): Architecture {
  if (arch === 'x64') return 'amd64';
  if (arch === 'arm64') return 'arm64';
  throw new HarnessError(
    'image.architecture',
    `no CLI is published for linux/${arch}`,
    'run on x64 or arm64',
  );
}
