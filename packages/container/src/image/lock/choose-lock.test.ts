import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImageLock } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChooseLock, chooseLock } from './choose-lock.ts';
import { debianMirrors } from './debian-mirrors.ts';
import { lockWith, locked, manifest } from './lock.fixture.ts';

const now = lockWith(locked('git', '2', { sha256: 'b'.repeat(64) }));

const committed = lockWith(locked('git', '1'));
let cache: string;
let lines: string[];
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'choose-'));
  lines = [];
});
afterEach(() => rm(cache, { recursive: true }));

const choose = (more: Partial<ChooseLock>) =>
  chooseLock({
    manifest,
    architecture: 'amd64',
    committed: { lock: committed, file: 'lock.json' },
    locked: false,
    mirrors: debianMirrors({}),
    cache,
    lacking: () => Promise.resolve([]),
    resolve: () => Promise.resolve(now),
    step: (line) => lines.push(line),
    ...more,
  });
/** A mirror that has git 2 and no longer git 1. */
const movedOn: ChooseLock['lacking'] = ({ lock }) =>
  Promise.resolve(lock.targets.flatMap(({ packages }) => packages.filter(({ version }) => version === '1')));
const stale: ImageLock = { ...committed, inputs: `sha256:${'0'.repeat(64)}` };

it('takes the committed lock while its packages can be had', async () => {
  expect(await choose({})).toMatchObject({ lock: committed, source: 'committed', file: 'lock.json' });
  expect(lines).toEqual([]);
});

it('refuses to go on from a moved mirror or a stale lock where the committed one is demanded', async () => {
  await expect(choose({ locked: true, lacking: movedOn })).rejects.toMatchObject({
    code: 'image.moved',
    message: expect.stringContaining('git (amd64): 1 → 2'),
  });
  await expect(choose({ locked: true, committed: { lock: stale, file: 'lock.json' } })).rejects.toMatchObject(
    { code: 'image.stale-lock' },
  );
  expect(await readdir(cache)).toEqual([]);
});

it('makes a lock of this machine else, announces it, and keeps it', async () => {
  const first = await choose({ lacking: movedOn });
  expect(first).toMatchObject({ lock: now, source: 'this machine' });
  expect(lines).toEqual([
    expect.stringContaining('no longer has git 1; this build uses a lock of this machine'),
  ]);
  let asked = 0;
  const counted: ChooseLock['lacking'] = (lock) => {
    if (lock.source === 'committed') asked += 1;
    return movedOn(lock);
  };
  expect(await choose({ lacking: counted })).toEqual(first);
  expect(asked).toBe(0);
  expect(lines).toHaveLength(2);
  // After a day the committed lock has its chance again.
  await utimes(first.file, new Date(0), new Date(0));
  expect(await choose({})).toMatchObject({ source: 'committed' });
  const other = await choose({ committed: { lock: stale, file: 'lock.json' } });
  expect(lines.at(-1)).toContain('asks for other packages');
  expect(other.file).not.toBe(first.file);
});

it('does not take a lock that the mirror lists and cannot give', async () => {
  const none: ChooseLock['lacking'] = ({ lock }) => Promise.resolve(lock.targets[0]?.packages ?? []);
  await expect(choose({ lacking: none })).rejects.toMatchObject({
    code: 'image.moved',
    message: expect.stringContaining('listed, but it cannot be fetched'),
  });
});
