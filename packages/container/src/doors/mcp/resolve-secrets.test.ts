import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveSecrets } from './resolve-secrets.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  await writeFile(join(folder, 'token'), 'from-file\n');
  await writeFile(join(folder, 'empty'), '\n');
});
afterAll(() => rm(folder, { recursive: true }));

it('finds a value, a file’s text and a command’s output', async () => {
  const found = await resolveSecrets(['A', 'B', 'C'], {
    A: 'from-environment',
    B_FILE: join(folder, 'token'),
    C_COMMAND: 'echo from-command',
    D: 'not asked for',
  });
  expect(found).toEqual({ A: 'from-environment', B: 'from-file', C: 'from-command' });
});

it.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['is not set', {}, /secret A is not set/],
  ['is set to nothing', { A: '' }, /is not set/],
  ['is set twice', { A: 'canary', A_FILE: '/x' }, /is set 2 times: A, A_FILE/],
  ['names no file', { A_FILE: '/nowhere' }, /could not be had from A_FILE/],
  ['has an empty file', { A_FILE: 'EMPTY' }, /is empty in A_FILE/],
  ['is a shell line', { A_COMMAND: 'cat /nowhere || echo canary' }, /could not be had from A_COMMAND/],
  ['is a command that fails', { A_COMMAND: '/bin/false' }, /could not be had/],
  ['is a program that is not there', { A_COMMAND: 'no-such-program' }, /could not be had/],
])('refuses one that %s, without its value', async (_, environment, message) => {
  const given = environment['A_FILE'] === 'EMPTY' ? { A_FILE: join(folder, 'empty') } : environment;
  const failed = await resolveSecrets(['A'], given).catch((error: Error) => error);
  expect(failed).toMatchObject({ code: 'mcp.secret', message: expect.stringMatching(message) });
  expect(String(failed)).not.toContain('canary');
});
