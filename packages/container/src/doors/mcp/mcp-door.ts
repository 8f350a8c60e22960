// The MCP door: the stage's granted tools as streamable HTTP on a unix socket; servers and credentials stay outside.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type AdmitCall, type RecordEvent, type ScanResult, auditEntry } from '@agent-harness/contracts';
import { listenAt, readBody } from '../unix-socket.ts';
import { type GrantedServer, type NoteMcp, type PinnedServer, openPinnedServer } from './pinned-server.ts';
import type { serveTools } from './serve-tools.ts';

export interface McpDoorOptions {
  /** Path of the unix socket. */
  socket: string;
  servers: readonly GrantedServer[];
  stage: string;
  record: RecordEvent;
  /** L4 and L5 on every result. */
  scan: ScanResult;
  admit: AdmitCall;
}

export interface McpDoor extends AsyncDisposable {
  readonly socket: string;
}

const MAX_BODY = 1024 * 1024;

/** @throws HarnessError `mcp.changed`, `mcp.start`; no server runs then */
export async function openMcpDoor(options: McpDoorOptions): Promise<McpDoor> {
  const note: NoteMcp = (kind, fields) =>
    options.record(auditEntry({ stage: options.stage, source: 'mcp-door', kind, ...fields }));
  const servers = await openAll(options, note);
  const tools = await import('./serve-tools.ts'); // not loaded where there is no server
  const used = new Set<string>();
  /** INVARIANT: one decision of the guard is one call. */
  const admit: AdmitCall = async (call) => {
    if (call.id === '' || used.has(call.id)) return false;
    used.add(call.id);
    return options.admit(call);
  };
  const server = createServer((request, response) => {
    serve(tools.serveTools, servers, admit, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await listenAt(server, options.socket);
  return {
    socket: options.socket,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(servers.map((one) => one[Symbol.asyncDispose]()));
    },
  };
}

async function openAll({ servers, scan }: McpDoorOptions, note: NoteMcp): Promise<PinnedServer[]> {
  const opened = await Promise.allSettled(servers.map((one) => openPinnedServer(one, scan, note)));
  const failed = opened.find((one) => one.status === 'rejected');
  const running = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (failed === undefined) return running;
  await Promise.all(running.map((one) => one[Symbol.asyncDispose]()));
  throw failed.reason;
}

async function serve(
  answer: typeof serveTools,
  servers: readonly PinnedServer[],
  admit: AdmitCall,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const server = servers.find(({ name }) => request.url === `/${name}`);
  if (server === undefined) return void response.writeHead(404).end();
  // No session and no stream of the server's own: each request stands for itself.
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  const body = await readBody(request, MAX_BODY);
  if (body === null) return void response.writeHead(413, { connection: 'close' }).end();
  await answer(server, admit, request, response, parsed(body));
}

/** What is not JSON, or null, becomes a text: the SDK answers that no text is a message. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) ?? 'null';
  } catch {
    return 'not JSON';
  }
}
