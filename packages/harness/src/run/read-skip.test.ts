import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SkillManifest, Stage } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSkip } from './read-skip.ts';

const grants: Stage['grants'] = { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] };
const limits = { seconds: 60, memoryMb: 512 };
const collect: Stage = { name: 'collect', kind: 'program', argv: ['node'], limits, grants };
const write: Stage = { name: 'write', kind: 'agent', prompt: 'Work.', limits, grants };
const last: Stage = { ...collect, name: 'assemble' };
const manifest = { stages: [collect, write, last] } as SkillManifest;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skip-'));
});
afterEach(() => rm(folder, { recursive: true }));
const leave = (value: unknown) => writeFile(join(folder, 'skip.json'), JSON.stringify(value));
const skip = { schema: 'skip/1', stages: ['write'], reason: 'nothing changed' };

it('reads what a program left', async () => {
  expect(await readSkip(manifest, collect, folder)).toBeNull();
  await leave(skip);
  expect(await readSkip(manifest, collect, folder)).toEqual({ stages: ['write'], reason: 'nothing changed' });
});

it('does not ask an agent', async () => {
  await leave(skip);
  expect(await readSkip(manifest, write, folder)).toBeNull();
});

it.each<[string, unknown]>([
  ['another schema', { ...skip, schema: 'skip/2' }],
  ['no stage', { ...skip, stages: [] }],
  ['a program', { ...skip, stages: ['assemble'] }],
  ['an unknown stage', { ...skip, stages: ['wirte'] }],
  ['no reason', { schema: 'skip/1', stages: ['write'] }],
  ['a long reason', { ...skip, reason: 'x'.repeat(301) }],
  ['null', null],
])('refuses %s', async (_name, value) => {
  await leave(value);
  await expect(readSkip(manifest, collect, folder)).rejects.toMatchObject({ code: 'stage.skip' });
});

it('refuses one of more than 4096 bytes', async () => {
  await writeFile(join(folder, 'skip.json'), JSON.stringify(skip).padEnd(4096));
  expect(await readSkip(manifest, collect, folder)).toMatchObject({ stages: ['write'] });
  await writeFile(join(folder, 'skip.json'), JSON.stringify(skip).padEnd(4097));
  await expect(readSkip(manifest, collect, folder)).rejects.toMatchObject({ code: 'stage.skip' });
});

it('refuses a stage that ran before, and a link', async () => {
  await leave(skip);
  await expect(readSkip(manifest, last, folder)).rejects.toMatchObject({ code: 'stage.skip' });
  await rm(join(folder, 'skip.json'));
  await symlink('/etc/hostname', join(folder, 'skip.json'));
  await expect(readSkip(manifest, collect, folder)).rejects.toMatchObject({ code: 'stage.skip' });
});
