// A version names its frozen schema, the working tree's where it is not frozen yet, and its contract's role.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveSchemas } from './resolve-schema.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schemas-'));
  await writeFile(join(folder, 'one.json'), '{"const":"one"}');
});
afterAll(() => rm(folder, { recursive: true }));

const card = { name: 'x', provider: 'web', consumers: ['api'], role: 'emitted', versions: { v1: { minor: '1.1', status: 'draft' } } }; // prettier-ignore
const files = async () =>
  new Map([
    ['x/contract.json', JSON.stringify(card)],
    ['x/v1/schema.json', '{"const":"now"}'],
    ['x/v1/released/1.0.json', '{"const":"old"}'],
  ]);
const resolved = async (previous: string, current?: string) => {
  const found = await resolveSchemas(previous, current, files);
  return [found.previous, found.current, found.role];
};
const [old, now, one] = [{ const: 'old' }, { const: 'now' }, { const: 'one' }];

it('resolves versions and ranges', async () => {
  expect(await resolved('x/1.0', 'x/1.1')).toEqual([old, now, 'emitted']);
  expect(await resolved('x/1.0', 'x/1')).toEqual([old, now, 'emitted']);
  expect(await resolved('x/1.0..')).toEqual([old, now, 'emitted']);
  expect(await resolved('x/1.0..1.1')).toEqual([old, now, 'emitted']);
  expect(await resolved('x/1.1..1.0')).toEqual([now, old, 'emitted']);
});

it('resolves files, also beside a version', async () => {
  const file = join(folder, 'one.json');
  expect(await resolved(file, file)).toEqual([one, one, undefined]);
  expect(await resolved('x/1.0', file)).toEqual([old, one, 'emitted']);
});

it('refuses what is not there, and names what is', async () => {
  await expect(resolved('x/1.0', 'x/1.7')).rejects.toMatchObject({ instead: 'x has 1.0, 1.1' });
  await expect(resolved('y/1.0..')).rejects.toMatchObject({ instead: 'the contracts are x' });
  await expect(resolved('x/1.0')).rejects.toMatchObject({ code: 'contracts.version' });
  await expect(resolved('absent.json', 'x.json')).rejects.toMatchObject({ code: 'contracts.schema' });
});
