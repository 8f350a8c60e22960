import { mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listTar } from '../files/list-tar.ts';
import { createReadStream } from 'node:fs';
import { place } from '../image-file.ts';
import { imageDocuments } from './image-documents.ts';
import { copyLayer, layerOf, linkLayer, removeOldLayers } from './layer.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'layers-'));
});
afterEach(() => rm(cache, { recursive: true }));

const file = (text: string) => ({ path: '/opt/x/file', mode: 0o644, source: { text } });
const make = (inputs: string, text = inputs) =>
  layerOf(cache, 'demo', inputs, (root) => place(root, file(text)));

it('makes the same bytes of the same files, whatever the umask and the time', async () => {
  const before = process.umask(0o077);
  const first = await make('a', 'text').finally(() => process.umask(before));
  const second = await make('b', 'text');
  expect(second.digest).toBe(first.digest);
  expect((await make('c', 'other')).digest).not.toBe(first.digest);
  expect(await listTar(createReadStream(first.file))).toMatchObject([
    { path: 'opt', kind: 'folder', mode: 0o755, uid: 0 },
    { path: 'opt/x', kind: 'folder', mode: 0o755, uid: 0 },
    { path: 'opt/x/file', kind: 'file', mode: 0o644, size: 4 },
  ]);
});

it('finds a layer again, and makes it again when it is gone', async () => {
  const first = await make('a');
  expect([first.made, (await make('a')).made]).toEqual([true, false]);
  await rm(first.file);
  expect((await make('a')).made).toBe(true);
});

it('gives tar a file that no other build touches', async () => {
  const layer = await make('a');
  const [copied, linked] = [join(cache, 'copied'), join(cache, 'linked')];
  await copyLayer(layer, copied);
  await linkLayer(layer, linked);
  const changed = async () => [(await stat(copied)).ctimeMs, (await stat(linked)).ctimeMs];
  const before = await changed();
  await utimes(layer.file, new Date(), new Date(0));
  const after = await changed();
  expect([after[0] === before[0], after[1] === before[1]]).toEqual([true, false]);
});

it('removes a layer that nobody used for a month', async () => {
  const [old, young] = [await make('a'), await make('b')];
  const long = new Date(Date.now() - 40 * 86_400_000);
  await utimes(old.file, long, long);
  await removeOldLayers(cache);
  await expect(stat(old.file)).rejects.toThrow('ENOENT');
  expect((await stat(young.file)).size).toBe(young.size);
});

it('gives an image one id and one digest, in whatever order its labels come', () => {
  const layers = [{ name: 'base', digest: 'a'.repeat(64), size: 1 }];
  const one = imageDocuments(layers, 'amd64', { b: '2', a: '1' });
  const two = imageDocuments(layers, 'amd64', { a: '1', b: '2' });
  expect([two.id, two.digest]).toEqual([one.id, one.digest]);
  expect(imageDocuments(layers, 'arm64', {}).id).not.toBe(one.id);
  expect(JSON.parse(one.config)).toMatchObject({
    config: { User: '10001:10001', Env: ['PATH=/usr/bin'] },
    rootfs: { diff_ids: [`sha256:${'a'.repeat(64)}`] },
  });
});
