// Outputs are plain files, read by path.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOutputs } from './read-outputs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outputs-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads every file in every folder', async () => {
  await mkdir(join(folder, 'b'));
  await writeFile(join(folder, 'b/c.md'), 'C');
  await writeFile(join(folder, 'a.md'), 'A');
  expect(await readOutputs(folder)).toEqual([
    { path: 'a.md', text: 'A' },
    { path: 'b/c.md', text: 'C' },
  ]);
});

it('refuses a link, wherever it points', async () => {
  await symlink('/etc/hostname', join(folder, 'a.md'));
  await expect(readOutputs(folder)).rejects.toMatchObject({ code: 'outputs.not-a-file' });
});

it('says when there is no such folder', async () => {
  await expect(readOutputs(join(folder, 'absent'))).rejects.toMatchObject({ code: 'outputs.unreadable' });
});
