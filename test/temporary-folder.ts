// Gives each test run a temporary folder of its own and removes it at the end: tests need not tidy up after failures.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup(): Promise<() => Promise<void>> {
  // Short, because unix socket paths below it have at most 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), 't-'));
  process.env['TMPDIR'] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
