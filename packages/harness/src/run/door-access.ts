// What a session needs to reach its doors: loopback ports, variables and arguments; only for what it was granted.
import type { Bridge } from '@agent-harness/container';
import type { Grants } from '@agent-harness/contracts';
import { type McpDocuments, NO_MCP } from '../check/mcp-documents.ts';
import { IN_IMAGE } from './agent-image.ts';

export interface DoorAccess {
  bridges: readonly Bridge[];
  environment: Record<string, string>;
  /** Words for Claude Code; a flag must follow them. */
  arguments: readonly string[];
}

const EGRESS_PORT = 3128;
const MCP_PORT = 3129;
/** The door's own limit comes first, so that its reason is what the model reads. Seconds. */
const DOOR_ANSWERS_WITHIN = 10;

export function doorAccess({ hosts, mcp }: Grants, documents: McpDocuments): DoorAccess {
  return {
    bridges: [
      ...(hosts.length > 0 ? [{ port: EGRESS_PORT, socket: IN_IMAGE.egressSocket }] : []),
      ...(mcp.length > 0 ? [{ port: MCP_PORT, socket: IN_IMAGE.mcpSocket }] : []),
    ],
    environment: {
      ...(hosts.length > 0 ? proxyVariables() : {}),
      ...(mcp.length > 0 ? mcpVariables(mcp, documents) : {}),
    },
    arguments: mcp.length > 0 ? ['--mcp-config', mcpConfig(mcp)] : [],
  };
}

/** A program has no client that reads a configuration: it is told where the servers are. */
export function programAccess(grants: Grants): DoorAccess {
  const { bridges, environment } = doorAccess({ ...grants, mcp: [] }, NO_MCP);
  if (grants.mcp.length === 0) return { bridges, environment, arguments: [] };
  return {
    bridges: [...bridges, { port: MCP_PORT, socket: IN_IMAGE.mcpSocket }],
    environment: { ...environment, HARNESS_MCP_URL: `http://127.0.0.1:${MCP_PORT}` },
    arguments: [],
  };
}

/** Both spellings: curl reads the lower one only, and other programs the upper one. */
function proxyVariables(): Record<string, string> {
  const proxy = `http://127.0.0.1:${EGRESS_PORT}`;
  const named = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: 'localhost,127.0.0.1' };
  const lower = Object.fromEntries(Object.entries(named).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...named, ...lower, NODE_USE_ENV_PROXY: '1' };
}

function mcpVariables(mcp: Grants['mcp'], { servers }: McpDocuments): Record<string, string> {
  const seconds = mcp.map(({ server }) => servers.get(server)?.server.limits.callSeconds ?? 0);
  return {
    // Tools must be there at the first turn; without this a server is «pending» and its calls fail.
    MCP_CONNECTION_NONBLOCKING: '0',
    MCP_TOOL_TIMEOUT: String((Math.max(...seconds) + DOOR_ANSWERS_WITHIN) * 1000),
  };
}

function mcpConfig(mcp: Grants['mcp']): string {
  const servers = mcp.map(({ server }) => [
    server,
    { type: 'http', url: `http://127.0.0.1:${MCP_PORT}/${server}`, alwaysLoad: true },
  ]);
  return JSON.stringify({ mcpServers: Object.fromEntries(servers) });
}
