// The reviewed documents of every MCP server that a skill is granted, or what is wrong with them.
import { pinsFile, readPins, readServer } from '@agent-harness/container';
import {
  ContractError,
  HarnessError,
  type McpPins,
  type McpServer,
  type SkillManifest,
} from '@agent-harness/contracts';

export interface McpDocument {
  server: McpServer;
  pins: McpPins;
}

export interface McpDocuments {
  servers: ReadonlyMap<string, McpDocument>;
  /** Sentences; empty when every granted server is described and pinned. */
  problems: readonly string[];
}

export const NO_MCP: McpDocuments = { servers: new Map(), problems: [] };

/** @param folder the skill's */
export async function readMcpDocuments({ stages }: SkillManifest, folder: string): Promise<McpDocuments> {
  const names = [...new Set(stages.flatMap((stage) => stage.grants.mcp.map((grant) => grant.server)))].sort();
  const servers = new Map<string, McpDocument>();
  const problems: string[] = [];
  for (const name of names)
    try {
      servers.set(name, { server: await readServer(folder, name), pins: await readPins(folder, name) });
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      const pin = error instanceof ContractError && error.file === pinsFile(folder, name);
      problems.push(`${error.message}. ${pin ? 'Write it with `harness mcp pin`.' : error.instead}`);
    }
  return { servers, problems };
}
