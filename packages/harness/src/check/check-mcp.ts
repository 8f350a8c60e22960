// Checks a stage's MCP grants against the reviewed documents of the servers.
import { type SkillManifest, type Stage, modelKeyVariables, modelKeys } from '@agent-harness/contracts';
import type { McpDocuments } from './mcp-documents.ts';

type McpGrant = Stage['grants']['mcp'][number];

/** A server of a cloud signs with the same variables as the model's host there. */
const shared: readonly string[] = modelKeys.aws;

/** Sentences, each naming the stage and what to change. */
export function checkMcp({ stages }: SkillManifest, documents: McpDocuments): string[] {
  return [
    ...documents.problems,
    ...stages.flatMap((stage) => [
      ...misplaced(stage),
      ...stage.grants.mcp.flatMap((grant) => unpinned(stage.name, grant, documents)),
    ]),
  ];
}

function misplaced({ name, grants }: Stage): string[] {
  const servers = grants.mcp.map((grant) => grant.server);
  const twice = servers.filter((server, index) => servers.indexOf(server) !== index);
  return [
    ...grants.mcp.flatMap(({ server, secrets }) =>
      secrets
        .filter((secret) => modelKeyVariables.includes(secret) && !shared.includes(secret))
        .map(
          (secret) =>
            `stage ${name} gives MCP server ${server} the model's key ${secret}, which only the model door holds. Name a secret of the server's own.`,
        ),
    ),
    ...twice.map((server) => `stage ${name} is granted MCP server ${server} twice. Join the grants.`),
    ...grants.tools
      .filter((tool) => tool.startsWith('mcp__'))
      .map(
        (tool) => `stage ${name} lists ${tool} as a tool. Grant it under mcp, where its server is pinned.`,
      ),
  ];
}

function unpinned(stage: string, { server, tools, access }: McpGrant, { servers }: McpDocuments): string[] {
  const document = servers.get(server);
  if (document === undefined) return [];
  return tools.flatMap((name) => {
    const tool = document.pins.tools.find((pinned) => pinned.name === name);
    if (tool === undefined)
      return [
        `stage ${stage} is granted ${name} of MCP server ${server}, which is not pinned. Run \`harness mcp pin\`.`,
      ];
    // A claim that a tool only reads proves nothing; a tool that does not even claim it is believed.
    return access === 'read' && tool.annotations['readOnlyHint'] !== true
      ? [
          `stage ${stage} may only read from MCP server ${server}, and ${name} does not claim to be read-only. Grant \`write\`, or drop the tool.`,
        ]
      : [];
  });
}
