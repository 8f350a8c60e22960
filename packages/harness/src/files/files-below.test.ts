// What is listed of a folder, and in which order.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, plainFilesBelow } from './files-below.ts';

it('lists files in order of path, names links, and follows none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files-below-'));
  try {
    await mkdir(join(folder, 'a/b'), { recursive: true });
    for (const path of ['z', 'a/c', 'a/b/d', 'a-b']) await writeFile(join(folder, path), '');
    await symlink('/usr', join(folder, 'out'));
    expect((await filesBelow(folder)).map(({ path, kind }) => [path, kind])).toEqual([
      ['a-b', 'file'],
      ['a/b/d', 'file'],
      ['a/c', 'file'],
      ['out', 'link'],
      ['z', 'file'],
    ]);
    expect(await plainFilesBelow(folder)).not.toContain('out');
  } finally {
    await rm(folder, { recursive: true });
  }
});
