// A running MCP server: started, listed, called; what it asks of us is refused.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HarnessError, type McpServer } from '@agent-harness/contracts';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  type CallToolResult,
  CallToolResultSchema,
  ErrorCode,
  McpError,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { ownFolder } from '../../engine/reap.ts';
import { openTransport } from './open-transport.ts';
import { type PinnedTool, pinTool } from './pin-tool.ts';
import { ProcessTransport } from './process-transport.ts';

export interface ConnectServer {
  server: McpServer;
  /** Where npm packages are looked for: the skill's folder. */
  folder: string;
  secrets: Readonly<Record<string, string>>;
  /** The server asked for something of ours: sampling, roots, elicitation; it was refused. */
  asked?: (method: string) => void;
  /** The server says that its tools are others now. */
  changed?: () => void;
  /** The server said what is no message, or its connection failed. */
  trouble?: (what: string) => void;
}

export interface ConnectedServer extends AsyncDisposable {
  readonly identity: { name: string; version: string };
  /** @throws when the server does not list */
  tools(): Promise<PinnedTool[]>;
  /** @throws when it does not answer in time, or its answer is none */
  call(name: string, given: Record<string, unknown>, signal: AbortSignal): Promise<CallToolResult>;
  /** True until the connection ends. */
  readonly alive: () => boolean;
}

/** A server that pages without end. */
const MOST_PAGES = 50;

/** @throws HarnessError `mcp.start`, `mcp.package`, `mcp.secret` */
export async function connectServer(options: ConnectServer): Promise<ConnectedServer> {
  const { server, secrets, folder } = options;
  const home = await mkdtemp(join(tmpdir(), `harness-mcp-${server.name}-`));
  // A login may lie in it: a harness that is killed must not leave it behind.
  await ownFolder(home);
  const client = new Client({ name: 'agent-harness', version: '1.0.0' }, { capabilities: {} });
  const within = { timeout: server.limits.startSeconds * 1000 };
  let alive = true;
  Object.assign(client, {
    onclose: () => {
      alive = false;
    },
    onerror: (error: Error) => options.trouble?.(withoutSecrets(error.message, secrets)),
  });
  client.fallbackRequestHandler = async ({ method }) => {
    options.asked?.(method);
    throw new McpError(ErrorCode.MethodNotFound, `${method} is not granted`);
  };
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => options.changed?.());
  const dispose = async (): Promise<void> => {
    await client.close().catch(() => {});
    await rm(home, { recursive: true, force: true });
  };
  try {
    const transport = await openTransport(server, { folder, home, secrets });
    await client.connect(transport, within).catch((cause: Error) => {
      const words = transport instanceof ProcessTransport ? transport.words.slice(-3).join(' / ') : '';
      throw new HarnessError(
        'mcp.start',
        `the MCP server ${server.name} did not start: ${withoutSecrets([cause.message, words].filter(Boolean).join(': '), secrets)}`,
        `see its document, mcp/${server.name}.json, and try \`harness mcp pin\``,
        { cause },
      );
    });
  } catch (error) {
    await dispose();
    throw error;
  }
  const { name = '', version = '' } = client.getServerVersion() ?? {};
  return {
    identity: { name, version },
    alive: () => alive,
    async tools() {
      const found: PinnedTool[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const listed = await client.listTools(cursor === undefined ? {} : { cursor }, within);
        found.push(...listed.tools.map(pinTool));
        cursor = listed.nextCursor;
        if (cursor === undefined) return found;
      }
      throw new HarnessError(
        'mcp.start',
        `the MCP server ${server.name} lists tools without end: more than ${MOST_PAGES} pages`,
        'pin another version of it, or take it out of the stage’s grants.mcp',
      );
    },
    async call(tool, given, signal) {
      const timeout = server.limits.callSeconds * 1000;
      try {
        const params = { name: tool, arguments: given };
        return (await client.callTool(params, CallToolResultSchema, {
          timeout,
          maxTotalTimeout: timeout,
          signal,
        })) as CallToolResult;
      } catch (error) {
        throw new Error(withoutSecrets(error instanceof Error ? error.message : String(error), secrets), {
          cause: error,
        });
      }
    },
    [Symbol.asyncDispose]: dispose,
  };
}

/** A server may repeat what it was given, and a model reads what it says. */
function withoutSecrets(text: string, secrets: Readonly<Record<string, string>>): string {
  return Object.entries(secrets)
    .reduce((shown, [name, value]) => shown.replaceAll(value, `[${name}]`), text)
    .slice(0, 1000);
}
