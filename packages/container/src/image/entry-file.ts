// The entry program as a file of the image.
import { fileURLToPath } from 'node:url';
import type { ImageFile } from './image-file.ts';

export function entryFile(): ImageFile {
  return {
    path: '/opt/harness/entry.mjs',
    mode: 0o644,
    source: fileURLToPath(new URL('../entry.mjs', import.meta.url)),
  };
}
