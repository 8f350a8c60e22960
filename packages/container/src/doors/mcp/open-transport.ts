// The way to an MCP server, from its document: a child process with a private home, or a URL with granted headers.
import { dirname } from 'node:path';
import { HarnessError, type McpServer } from '@agent-harness/contracts';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { boundedFetch } from './bounded-fetch.ts';
import { locateProgram } from './locate-program.ts';
import { ProcessTransport } from './process-transport.ts';

export interface ServerPlace {
  /** Where npm packages are looked for. */
  folder: string;
  /** The server's home and working folder, private to this run. */
  home: string;
  secrets: Readonly<Record<string, string>>;
}

/** JSON-RPC and escapes around a result of the largest size. */
const ENVELOPE = 64 * 1024;

/** @throws HarnessError `mcp.package`, `mcp.secret` */
export async function openTransport(
  { name: server, transport, limits }: McpServer,
  place: ServerPlace,
): Promise<Transport> {
  // Above the limit that is explained to the model, below what would fill memory.
  const maxMessage = limits.resultKb * 1024 * 8 + ENVELOPE;
  if (transport.kind === 'http') {
    const headers = Object.entries(transport.headers).map(([name, value]) => [
      name,
      fill(value, place.secrets, server),
    ]);
    return new StreamableHTTPClientTransport(new URL(transport.url), {
      requestInit: { headers: Object.fromEntries(headers) as Record<string, string> },
      fetch: boundedFetch(maxMessage),
      // A stream that the server opens for its own requests: nobody answers those here.
      reconnectionOptions: {
        maxRetries: 0,
        initialReconnectionDelay: 1000,
        maxReconnectionDelay: 1000,
        reconnectionDelayGrowFactor: 1,
      },
    });
  }
  const program =
    transport.kind === 'npm'
      ? {
          command: process.execPath,
          arguments: [await locateProgram(place.folder, transport), ...transport.arguments],
        }
      : { command: transport.path, arguments: transport.arguments };
  return new ProcessTransport({
    ...program,
    environment: {
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: place.home,
      TMPDIR: place.home,
      LANG: 'C.UTF-8',
      ...transport.environment,
      ...place.secrets,
    },
    cwd: place.home,
    maxMessage,
  });
}

function fill(value: string, secrets: ServerPlace['secrets'], server: string): string {
  return value.replaceAll(/\{([A-Z][A-Z0-9_]*)\}/g, (_, name: string) => {
    const secret = secrets[name];
    if (secret !== undefined) return secret;
    throw new HarnessError(
      'mcp.secret',
      `a header of the MCP server ${server} needs the secret ${name}, which is not granted`,
      `add it to the secrets of its grant in skill.json, or take it out of mcp/${server}.json`,
    );
  });
}
