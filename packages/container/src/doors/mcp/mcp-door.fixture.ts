// For tests: an open MCP door with real servers behind it, and clients that call as Claude Code does.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry, McpServer } from '@agent-harness/contracts';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterEach, beforeEach } from 'vitest';
import { openBridge } from '../../entry/bridge.ts';
import { fakeServer } from './fake-server.fixture.ts';
import { type McpDoor, type McpDoorOptions, openMcpDoor } from './mcp-door.ts';
import type { GrantedServer } from './pinned-server.ts';
import { pinServer } from './pin-server.ts';

export interface Called {
  text: string;
  isError: boolean;
  result: CallToolResult;
}

export interface McpDoors {
  /** Of the running test, as `events` and `opened`. */
  folder: () => string;
  events: AuditEntry[];
  /** What the test's end closes, the last first. */
  opened: (() => Promise<unknown>)[];
  /** Kinds of the events, each with what decided it. */
  kinds: () => string[];
  grantOf: (server: McpServer, tools: string[], reviewed?: McpServer) => Promise<GrantedServer>;
  openDoor: (servers: GrantedServer[], more?: Partial<McpDoorOptions>) => Promise<McpDoor>;
  connectTo: (server: string, door: McpDoor) => Promise<Client>;
  /** A client of the fake server behind a door of its own. */
  fake: (tools?: string[], more?: Partial<McpDoorOptions>) => Promise<Client>;
  /** A call as Claude Code makes it: with the id of the model's tool call. */
  call: (client: Client, name: string, given: Record<string, unknown>, id?: string | null) => Promise<Called>;
}

/** Each test of the file has a folder of its own, and leaves nothing open. */
export function mcpDoors(): McpDoors {
  let folder: string;
  let number: number;
  const events: AuditEntry[] = [];
  const opened: (() => Promise<unknown>)[] = [];
  const pinned = new Map<string, ReturnType<typeof pinServer>>();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mcp-door-'));
    number = 0;
  });
  afterEach(async () => {
    for (const close of opened.splice(0).toReversed()) await close();
    events.length = 0;
    await rm(folder, { recursive: true, force: true });
  });

  const doors: McpDoors = {
    folder: () => folder,
    events,
    opened,
    kinds: () =>
      events.map(({ kind, detail }) =>
        `${kind} ${detail['rule'] ?? detail['outcome'] ?? detail['state'] ?? ''}`.trim(),
      ),
    // Pins of a server that behaves are made once for all tests.
    async grantOf(server, tools, reviewed = server) {
      const place = { folder: import.meta.dirname, secrets: { TOKEN: 'canary-token' } };
      const key = `${reviewed.name} ${tools.join(' ')}`;
      const pins = pinned.get(key) ?? pinServer({ server: reviewed, tools, ...place });
      pinned.set(key, pins);
      return { server, pins: await pins, tools, ...place };
    },
    async openDoor(servers, more = {}) {
      const door = await openMcpDoor({
        socket: join(folder, 'mcp.sock'),
        servers,
        stage: 'read',
        record: async (entry) => void events.push(entry),
        scan: (value) => ({ value, flags: [] }),
        admit: async () => true,
        ...more,
      });
      opened.push(async () => door[Symbol.asyncDispose]());
      return door;
    },
    async connectTo(server, door) {
      const bridge: Server = await openBridge({ port: 0, socket: door.socket });
      const { port } = bridge.address() as AddressInfo;
      const client = new Client({ name: 'agent', version: '1' });
      await client.connect(new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/${server}`)));
      opened.push(async () => {
        await client.close();
        bridge.close();
      });
      return client;
    },
    async fake(tools = ['say'], more = {}) {
      const door = await doors.openDoor([await doors.grantOf(await fakeServer(folder), tools)], more);
      return doors.connectTo('fake', door);
    },
    async call(client, name, given, id = `toolu_${(number += 1)}`) {
      const result = (await client.callTool({
        name,
        arguments: given,
        ...(id === null ? {} : { _meta: { 'claudecode/toolUseId': id } }),
      })) as CallToolResult;
      const [first] = result.content;
      return { text: first?.type === 'text' ? first.text : '', isError: result.isError === true, result };
    },
  };
  return doors;
}
