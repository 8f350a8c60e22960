// The MCP door with Azure's own server: pinned read-only tools, and a call that fails for want of credentials.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry, McpPins, McpServer } from '@agent-harness/contracts';
import { parse } from '@agent-harness/contracts';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMcpDoor } from '../src/doors/mcp/mcp-door.ts';
import { pinServer } from '../src/doors/mcp/pin-server.ts';
import { openBridge } from '../src/entry/bridge.ts';

const VERSION = '2.0.5';
const TOOLS = ['monitor_metrics_query', 'monitor_workspace_list', 'resourcehealth_availability-status_get'];

/** 137 MB of a native program: fetched by the test that needs it, not by everybody's `npm ci`. */
const packages = join(tmpdir(), `agent-harness-azure-mcp-${VERSION}`);
const installed = await execa(
  'npm',
  [
    'install',
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--prefix',
    packages,
    `@azure/mcp@${VERSION}`,
  ],
  { reject: false, stdin: 'ignore' },
);
const missing = installed.exitCode === 0 ? '' : `: ${installed.stderr.trim().split('\n').at(-1)}`;

const azure: McpServer = {
  contract: 'mcp-server/1',
  name: 'azure',
  why: 'reads metrics and health of a failing resource',
  transport: {
    kind: 'npm',
    package: '@azure/mcp',
    version: VERSION,
    bin: 'azmcp',
    arguments: [
      'server',
      'start',
      '--mode',
      'all',
      '--read-only',
      '--namespace',
      'monitor',
      '--namespace',
      'resourcehealth',
    ],
    environment: {
      AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
      AZURE_MCP_COLLECT_TELEMETRY: 'false',
      AZURE_MCP_COLLECT_TELEMETRY_MICROSOFT: 'false',
    },
  },
  limits: { startSeconds: 60, callSeconds: 60, resultKb: 128, calls: 20 },
};

describe.skipIf(installed.exitCode !== 0)(
  `@azure/mcp (skipped where npm cannot install it${missing})`,
  () => {
    let folder: string;
    let pins: McpPins;
    const events: AuditEntry[] = [];
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'azure-mcp-'));
      pins = await pinServer({ server: azure, folder: packages, tools: TOOLS, secrets: {} });
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it('is pinned without a login, and claims of each tool that it only reads a closed world', () => {
      expect(parse('mcp-pins', pins, 'pins').identity).toEqual({
        name: 'Azure MCP Server',
        version: VERSION,
      });
      expect(pins.tools.map(({ name }) => name)).toEqual(TOOLS);
      for (const { annotations } of pins.tools)
        expect(annotations).toMatchObject({
          readOnlyHint: true,
          destructiveHint: false,
          openWorldHint: false,
        });
    });

    it('gives the same pins at a second start: they can stand in git', async () => {
      const again = await pinServer({ server: azure, folder: packages, tools: TOOLS, secrets: {} });
      expect(again).toEqual(pins);
    });

    it('answers through the door: the tools as pinned, and a failed login as a clear, recorded error', async () => {
      const socket = join(folder, 'mcp.sock');
      await using door = await openMcpDoor({
        socket,
        servers: [{ server: azure, pins, tools: TOOLS, secrets: {}, folder: packages }],
        stage: 'diagnose',
        record: async (entry) => void events.push(entry),
        scan: (value) => ({ value, flags: [] }),
        admit: async () => true,
      });
      const bridge = await openBridge({ port: 0, socket: door.socket });
      const client = new Client({ name: 'agent', version: '1' });
      await client.connect(
        new StreamableHTTPClientTransport(
          new URL(`http://127.0.0.1:${(bridge.address() as AddressInfo).port}/azure`),
        ),
      );
      const call = async (name: string, given: Record<string, unknown>) => {
        const meta = { _meta: { 'claudecode/toolUseId': `toolu_${events.length}` } };
        return JSON.stringify(
          await client.callTool({ name, arguments: given, ...meta }, undefined, { timeout: 90_000 }),
        );
      };
      try {
        expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(TOOLS);
        const unauthorised = await call('monitor_workspace_list', {
          subscription: '00000000-0000-0000-0000-000000000000',
        });
        expect(unauthorised).toContain('"isError":true');
        expect(unauthorised).toMatch(/credential|authenticat/i);
        expect(await call('monitor_workspace_list', { subscription: 5 })).toContain('[mcp.arguments]');
        expect(await call('monitor_workspace_list', { subscription: 'x', shell: 'y' })).toContain(
          'unknown argument shell',
        );
        expect(await call('monitor_activitylog_list', {})).toContain('[mcp.tool]');
      } finally {
        await client.close();
        bridge.close();
      }
      expect(
        events.map(({ kind, detail }) =>
          `${kind} ${detail['outcome'] ?? detail['rule'] ?? detail['state'] ?? ''}`.trim(),
        ),
      ).toEqual([
        'mcp.server pinned',
        'mcp.call',
        'mcp.answered error',
        'mcp.refused mcp.arguments',
        'mcp.refused mcp.arguments',
        'mcp.refused mcp.tool',
      ]);
    });

    it('is refused when its words are not those that were reviewed', async () => {
      const changed = structuredClone(pins);
      const [tool] = changed.tools;
      if (tool) {
        const { toolDigest } = await import('../src/doors/mcp/pin-tool.ts');
        tool.description = `${tool.description} (as it was)`;
        tool.digest = toolDigest(tool);
      }
      const socket = join(folder, 'other.sock');
      const opening = openMcpDoor({
        socket,
        servers: [{ server: azure, pins: changed, tools: TOOLS, secrets: {}, folder: packages }],
        stage: 'diagnose',
        record: async () => {},
        scan: (value) => ({ value, flags: [] }),
        admit: async () => true,
      });
      await expect(opening).rejects.toMatchObject({
        code: 'mcp.changed',
        message: expect.stringContaining('monitor_metrics_query/description'),
      });
    });
  },
);
