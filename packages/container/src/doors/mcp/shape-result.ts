// A server's result as the agent may have it: text only, scanned, within its size.
import type { ScanResult } from '@agent-harness/contracts';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

export interface ShapedResult {
  result: CallToolResult;
  /** Of the server's own result, as JSON. */
  bytes: number;
  /** Rules of L4 and L5 whose matches were taken out. */
  flags: readonly string[];
  outcome: 'ok' | 'error' | 'oversize';
}

export function shapeResult(given: CallToolResult, maxKb: number, scan: ScanResult): ShapedResult {
  const bytes = Buffer.byteLength(JSON.stringify(given));
  if (bytes > maxKb * 1024)
    return {
      result: errorResult(
        `the result has ${Math.ceil(bytes / 1024)} KB, more than the ${maxKb} KB that pass; ask for less: a filter, a limit, a shorter time`,
      ),
      bytes,
      flags: [],
      outcome: 'oversize',
    };
  const { value, flags } = scan({
    content: (given.content ?? []).map(textOnly),
    ...(given.structuredContent === undefined ? {} : { structuredContent: given.structuredContent }),
  });
  const isError = given.isError === true;
  return {
    result: {
      ...(value as Pick<CallToolResult, 'content' | 'structuredContent'>),
      ...(isError ? { isError } : {}),
    },
    bytes,
    flags,
    outcome: isError ? 'error' : 'ok',
  };
}

/** Images, sounds and files cannot be scanned, and a link asks the agent to fetch what nobody granted. */
function textOnly(block: CallToolResult['content'][number]): { type: 'text'; text: string } {
  if (block.type === 'text') return { type: 'text', text: block.text };
  if (block.type === 'resource' && 'text' in block.resource)
    return { type: 'text', text: block.resource.text };
  return { type: 'text', text: `[withheld: ${block.type}; the door passes text only]` };
}

export const errorResult = (reason: string): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: `mcp door: ${reason}` }],
});
