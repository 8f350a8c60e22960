import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { ownerOf } from './owner.ts';
import { ownFolder, reap } from './reap.ts';

/** An engine that does not answer: only the folders are looked at. */
const none = { name: 'no-such-engine', global: [] } as unknown as Engine;
let parent: string;
beforeEach(async () => void (parent = await mkdtemp(join(tmpdir(), 'reap-'))));
afterEach(() => rm(parent, { recursive: true }));

async function folder(name: string, owner?: string): Promise<void> {
  await mkdir(join(parent, name));
  if (owner !== undefined) await writeFile(join(parent, name, '.owner'), owner);
}

it('removes folders where there is no engine', async () => {
  const dead = (ownerOf() ?? '').replace(/\d+$/, '1');
  await folder('harness-dead', dead);
  expect(await reap(null, parent)).toEqual({ containers: [], folders: [join(parent, 'harness-dead')] });
  expect(await readdir(parent)).toEqual([]);
});

it('removes the folders whose owner is gone, and only those', async () => {
  const dead = (ownerOf() ?? '').replace(/\d+$/, '1');
  await folder('harness-dead', dead);
  await folder('harness-mine');
  await ownFolder(join(parent, 'harness-mine'));
  await folder('harness-unmarked');
  await folder('harness-nonsense', 'x');
  await folder('other-dead', dead);
  await symlink(join(parent, 'other-dead'), join(parent, 'harness-link'));
  expect(await reap(none, parent)).toEqual({ containers: [], folders: [join(parent, 'harness-dead')] });
  expect((await readdir(parent)).sort()).toEqual([
    'harness-link',
    'harness-mine',
    'harness-nonsense',
    'harness-unmarked',
    'other-dead',
  ]);
});
