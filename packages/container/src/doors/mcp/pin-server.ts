// Writes down what an MCP server offers, for the tools that a skill is granted: the document that people review.
import type { McpPins, McpServer } from '@agent-harness/contracts';
import { HarnessError } from '@agent-harness/contracts';

export interface PinServer {
  server: McpServer;
  folder: string;
  tools: readonly string[];
  secrets: Readonly<Record<string, string>>;
}

/** @throws HarnessError `mcp.start`; `mcp.tool` for a tool that the server does not offer */
export async function pinServer({ server, folder, tools, secrets }: PinServer): Promise<McpPins> {
  const { connectServer } = await import('./connect-server.ts'); // not loaded where nothing is pinned
  await using connected = await connectServer({ server, folder, secrets });
  const offered = await connected.tools();
  const missing = tools.filter((name) => !offered.some((tool) => tool.name === name));
  if (missing.length > 0)
    throw new HarnessError(
      'mcp.tool',
      `${server.name} does not offer ${missing.join(', ')}`,
      `it offers: ${offered.map((tool) => tool.name).join(', ')}`,
    );
  const granted = offered.filter((tool) => tools.includes(tool.name));
  return {
    contract: 'mcp-pins/1',
    server: server.name,
    identity: connected.identity,
    tools: granted.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
