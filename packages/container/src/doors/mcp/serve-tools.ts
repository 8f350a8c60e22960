// One MCP request from the container: the list of granted tools, or a call of one of them. Nothing else is offered.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdmitCall } from '@agent-harness/contracts';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import {
  type CallToolResult,
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { withoutDigest } from './pin-tool.ts';
import type { PinnedServer } from './pinned-server.ts';
import { errorResult } from './shape-result.ts';

/** Where Claude Code 2.1.330 puts the id of the model's tool call. */
const CALL_ID = 'claudecode/toolUseId';

export async function serveTools(
  server: PinnedServer,
  admit: AdmitCall,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): Promise<void> {
  // Capabilities without resources, prompts, completions or logging: the SDK answers «method not found» to those.
  const mcp = new Server({ name: server.name, version: '1.0.0' }, { capabilities: { tools: {} } });
  mcp.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: server.tools.map((tool) => withoutDigest(tool) as Tool),
  }));
  mcp.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }): Promise<CallToolResult> => {
    const id = params['_meta']?.[CALL_ID];
    const call = typeof id === 'string' && id.length <= 200 ? id : null;
    const tool = `mcp__${server.name}__${params.name}`;
    const admitted = call !== null && (await admit({ id: call, tool }));
    try {
      return await server.call(params.name, params.arguments ?? {}, { call, admitted, signal });
    } catch {
      return errorResult('the audit log does not take this call');
    }
  });
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once('close', () => void transport.close());
  await mcp.connect(transport as Parameters<typeof mcp.connect>[0]);
  await transport.handleRequest(request, response, body);
}
