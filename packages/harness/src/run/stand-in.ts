// A program of the skill plays one of its MCP servers, for the runs of a suite: what is reviewed of the server holds for it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError, type McpServer } from '@agent-harness/contracts';

/** Arguments of the program, by the server that it plays. */
export type StandIns = Readonly<Record<string, readonly string[]>>;

/**
 * The document with another way to the server; limits stay, and the door compares identity and tools with the pins.
 * It is given no secret: its answers come from tables.
 * @param folder the skill's
 * @throws HarnessError `mcp.stand-in`
 */
export function standInFor(server: McpServer, folder: string, given: readonly string[]): McpServer {
  const program = join(folder, 'mcp', `${server.name}.stand-in.mjs`);
  if (!existsSync(program))
    throw new HarnessError(
      'mcp.stand-in',
      `the skill has no program that plays the MCP server ${server.name}: ${program} is not there`,
      'have its owner write one, or name another server in the suite',
    );
  return {
    ...server,
    transport: { kind: 'program', path: process.execPath, arguments: [program, ...given], environment: {} },
  };
}
