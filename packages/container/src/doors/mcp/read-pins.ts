// Reads what people reviewed about an MCP server: how it is started, and the tools it may offer.
import { join } from 'node:path';
import { HarnessError, type McpPins, type McpServer, parseFile } from '@agent-harness/contracts';
import { toolDigest } from './pin-tool.ts';

const serverFile = (folder: string, server: string): string => join(folder, 'mcp', `${server}.json`);
export const pinsFile = (folder: string, server: string): string =>
  join(folder, 'mcp', `${server}.pins.json`);

/**
 * @param folder the skill's
 * @throws ContractError; HarnessError `mcp.name` when the file is another server's
 */
export async function readServer(folder: string, server: string): Promise<McpServer> {
  const file = serverFile(folder, server);
  const read = await parseFile('mcp-server', file);
  if (read.name === server) return read;
  throw new HarnessError('mcp.name', `${file} describes the server ${read.name}`, `name it ${server}`);
}

/** @throws ContractError; HarnessError `mcp.edited` when a tool does not have the digest that stands beside it */
export async function readPins(folder: string, server: string): Promise<McpPins> {
  const file = pinsFile(folder, server);
  const pins = await parseFile('mcp-pins', file);
  const edited = pins.tools.filter((tool) => toolDigest(tool) !== tool.digest).map((tool) => tool.name);
  if (pins.server !== server || edited.length > 0)
    throw new HarnessError(
      'mcp.edited',
      `${file} was not written by \`harness mcp pin\`: ${edited.join(', ') || `it is of ${pins.server}`}`,
      'pin the server again, and review the difference',
    );
  return pins;
}
