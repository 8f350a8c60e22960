// The image manifest that this package ships.
import { fileURLToPath } from 'node:url';
import { type ImageManifest, parseFile } from '@agent-harness/contracts';

/** @throws ContractError when packages/container/image/manifest.json is invalid */
export function loadImageManifest(
  file: string = fileURLToPath(new URL('../../image/manifest.json', import.meta.url)),
): Promise<ImageManifest> {
  return parseFile('image', file);
}
