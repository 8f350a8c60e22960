// The attack program as files of an image; no image of a run has them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImageFile } from '../image/image-file.ts';
import { compileStatic } from '../native/compile-static.ts';
import { ATTACK_FOLDER } from './attack.ts';

/**
 * Calls `use` with the files while the compiled one exists.
 * @throws HarnessError `attack.no-compiler`
 */
export async function withAttackFiles<T>(
  use: (files: ImageFile[]) => Promise<T>,
  program: string = fileURLToPath(new URL('../attack.mjs', import.meta.url)),
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'harness-attack-'));
  const output = join(folder, 'system-call');
  try {
    await compileStatic({
      what: 'the attack program',
      code: 'attack.no-compiler',
      folder: ATTACK_FOLDER,
      source: 'system-call.c',
      output,
    });
    return await use([
      { path: '/opt/harness/attack/main.mjs', mode: 0o644, source: program },
      { path: '/opt/harness/attack/system-call', mode: 0o755, source: output },
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
