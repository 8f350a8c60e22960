// The image manifest that this package ships.
import { fileURLToPath } from 'node:url';
import { type ImageManifest, parseFile } from '@agent-harness/contracts';

export const imageManifestFile = (): string =>
  fileURLToPath(new URL('../../image/manifest.json', import.meta.url));

/** @throws ContractError when packages/container/image/manifest.json is invalid */
export function loadImageManifest(file: string = imageManifestFile()): Promise<ImageManifest> {
  return parseFile('image', file);
}
