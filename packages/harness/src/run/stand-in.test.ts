// The program that plays a server is the skill's own, and nothing else about the server changes.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { McpServer } from '@agent-harness/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standInFor } from './stand-in.ts';

const server: McpServer = {
  contract: 'mcp-server/1',
  name: 'azure',
  why: 'x',
  transport: { kind: 'http', url: 'https://service.example', headers: { authorization: '{TOKEN}' } },
  limits: { startSeconds: 1, callSeconds: 2, resultKb: 3, calls: 4 },
};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stand-in-'));
  await mkdir(join(folder, 'mcp'));
  await writeFile(join(folder, 'mcp/azure.stand-in.mjs'), '');
});
afterAll(() => rm(folder, { recursive: true }));

it('starts the skill’s program instead, with no way to the service left', () => {
  const played = standInFor(server, folder, ['gateway']);
  expect(played).toEqual({
    ...server,
    transport: {
      kind: 'program',
      path: process.execPath,
      arguments: [join(folder, 'mcp/azure.stand-in.mjs'), 'gateway'],
      environment: {},
    },
  });
  expect(JSON.stringify(played)).not.toContain('service.example');
});

it('refuses a server that the skill cannot play', () => {
  expect(() => standInFor({ ...server, name: 'other' }, folder, [])).toThrow(
    expect.objectContaining({ code: 'mcp.stand-in' }),
  );
});
