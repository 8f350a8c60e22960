// The door with two servers of the protocol's own, from npm.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { McpServer } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { mcpDoors } from './mcp-door.fixture.ts';
import { pinServer } from './pin-server.ts';

const { call, connectTo, folder, grantOf, openDoor } = mcpDoors();

describe('servers of the protocol’s own', () => {
  const npm = (name: string, bin: string, args: string[]): McpServer => ({
    contract: 'mcp-server/1',
    name,
    why: 'tests',
    transport: {
      kind: 'npm',
      package: `@modelcontextprotocol/server-${name}`,
      version: '2026.8.31',
      bin,
      arguments: args,
      environment: {},
    },
    limits: { startSeconds: 30, callSeconds: 10, resultKb: 64, calls: 10 },
  });

  it('everything: two servers behind one door, structured results, a progress of its own', async () => {
    await writeFile(join(folder(), 'a.txt'), 'content of a');
    const everything = await grantOf(npm('everything', 'mcp-server-everything', []), [
      'echo',
      'get-sum',
      'get-structured-content',
    ]);
    const files = await grantOf(npm('filesystem', 'mcp-server-filesystem', [folder()]), ['read_text_file']);
    const door = await openDoor([everything, files]);
    const client = await connectTo('everything', door);
    expect((await client.listTools()).tools.map(({ name }) => name).sort()).toEqual([
      'echo',
      'get-structured-content',
      'get-sum',
    ]);
    expect((await call(client, 'get-sum', { a: 2, b: 40 })).text).toContain('42');
    expect((await call(client, 'get-sum', { a: '2', b: 40 })).text).toContain('[mcp.arguments]');
    const structured = await call(client, 'get-structured-content', { location: 'New York' });
    expect(structured.result.structuredContent).toHaveProperty('temperature');
    expect((await call(client, 'get-env', {})).text).toContain('[mcp.tool]');
    const reader = await connectTo('filesystem', door);
    expect((await call(reader, 'read_text_file', { path: join(folder(), 'a.txt') })).text).toBe(
      'content of a',
    );
    expect((await call(reader, 'read_text_file', { path: '/etc/passwd' })).isError).toBe(true);
    expect(
      (await call(reader, 'write_file', { path: join(folder(), 'b.txt'), content: 'x' })).text,
    ).toContain('[mcp.tool]');
    await expect(readFile(join(folder(), 'b.txt'))).rejects.toThrow();
  });

  it('at another version, or without the program, are not run', async () => {
    const server = npm('everything', 'mcp-server-everything', []);
    const transport = server.transport as Extract<McpServer['transport'], { kind: 'npm' }>;
    const pin = (change: object) =>
      pinServer({
        server: { ...server, transport: { ...transport, ...change } },
        folder: import.meta.dirname,
        tools: ['echo'],
        secrets: {},
      });
    await expect(pin({ version: '1.0.0' })).rejects.toThrow('2026.8.31 is installed');
    await expect(pin({ bin: 'none' })).rejects.toThrow('has no program none');
    await expect(pin({ package: '@modelcontextprotocol/none' })).rejects.toThrow('is not installed');
    await expect(
      pinServer({ server, folder: import.meta.dirname, tools: ['nope'], secrets: {} }),
    ).rejects.toThrow(/does not offer nope/);
  });
});
