// MCP servers over streamable HTTP: the granted secret in a header, no redirects, no answer without an end.
import {
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
  createServer,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { McpServer } from '@agent-harness/contracts';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectServer } from './connect-server.ts';

let http: HttpServer;
let port: number;
const seen: (string | undefined)[] = [];

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  seen.push(request.headers.authorization);
  if (request.url === '/moved') return void response.writeHead(307, { location: '/mcp' }).end();
  if (request.url === '/elsewhere')
    return void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
  if (request.method !== 'POST') return void response.writeHead(405).end();
  if (request.headers.authorization !== 'Bearer canary')
    return void response.writeHead(401).end('who are you');
  const mcp = new Server({ name: 'remote', version: '1' }, { capabilities: { tools: {} } });
  mcp.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [{ name: 'big', inputSchema: { type: 'object' as const } }],
  }));
  mcp.setRequestHandler(CallToolRequestSchema, ({ params }) => ({
    content: [{ type: 'text' as const, text: 'x'.repeat(Number(params.arguments?.['size'])) }],
  }));
  const transport = new StreamableHTTPServerTransport({});
  await mcp.connect(transport as Parameters<typeof mcp.connect>[0]);
  await transport.handleRequest(request, response);
}

beforeAll(async () => {
  http = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ({ port } = http.address() as AddressInfo);
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

const remote = (path: string, headers: Record<string, string>): McpServer => ({
  contract: 'mcp-server/1',
  name: 'remote',
  why: 'tests',
  transport: { kind: 'http', url: `http://127.0.0.1:${port}${path}`, headers },
  limits: { startSeconds: 5, callSeconds: 5, resultKb: 8, calls: 5 },
});
const connectTo = (
  path: string,
  headers = { authorization: 'Bearer {TOKEN}' },
  secrets: Record<string, string> = { TOKEN: 'canary' },
) => connectServer({ server: remote(path, headers), folder: '/', secrets });

it('are reached with the granted secret, and bounded', async () => {
  await using server = await connectTo('/mcp');
  expect(server.identity).toEqual({ name: 'remote', version: '1' });
  expect((await server.tools()).map(({ name }) => name)).toEqual(['big']);
  const signal = new AbortController().signal;
  expect((await server.call('big', { size: 10 }, signal)).content).toEqual([
    { type: 'text', text: 'xxxxxxxxxx' },
  ]);
  await expect(server.call('big', { size: 1_000_000 }, signal)).rejects.toThrow();
  expect(new Set(seen)).toEqual(new Set(['Bearer canary']));
});

it.each([
  ['redirects', '/moved'],
  ['redirects elsewhere', '/elsewhere'],
])('are refused when one %s: the secret goes where it was granted', async (_, path) => {
  seen.length = 0;
  await expect(connectTo(path)).rejects.toMatchObject({ code: 'mcp.start' });
  expect(seen).toHaveLength(1);
});

it('are refused without the secret, and with a wrong one, which the error does not show', async () => {
  await expect(connectTo('/mcp', undefined, {})).rejects.toMatchObject({
    code: 'mcp.secret',
    message: 'a header of the MCP server remote needs the secret TOKEN, which is not granted',
  });
  const failed = await connectTo('/mcp', undefined, { TOKEN: 'wrong-canary' }).catch((error: Error) => error);
  expect(failed).toMatchObject({ code: 'mcp.start' });
  expect(String(failed)).not.toContain('wrong-canary');
});
