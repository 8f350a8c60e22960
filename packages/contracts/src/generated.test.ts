// The generated types are read in review, so they are checked in and must be exactly what the schemas give.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const generate = fileURLToPath(new URL('../scripts/generate.mjs', import.meta.url));

it('matches what scripts/generate.mjs writes', async () => {
  const check = promisify(execFile)(process.execPath, [generate, '--check']);
  await expect(check).resolves.toMatchObject({ stderr: '' });
});
