// Asks one planned query through the MCP door, and keeps what came back, or why nothing did.
import { listOf, objectOf } from '../../text/plain-data.ts';
import { cleanText, shorten } from '../../text/clean.ts';
import type { PlannedQuery } from '../plan/plan.ts';
import type { Scope } from '../plan/scope.ts';
import { type Rows, readRows } from './rows.ts';

/** One call of a tool; the text of its result. @throws Error when no answer came */
export type CallTool = (
  tool: string,
  given: Record<string, unknown>,
) => Promise<{ text: string; isError: boolean }>;

const QUERY_TOOL = 'monitor_workspace_log_query';

/** The server counts back from now, whatever the query says: this many hours reach the window's start. */
function queryArguments(query: PlannedQuery, scope: Scope, now: number): Record<string, unknown> {
  return {
    subscription: scope.subscription,
    'resource-group': scope.resourceGroup,
    workspace: scope.workspace,
    table: query.table,
    query: query.kql,
    hours: Math.max(1, Math.ceil((now - Date.parse(query.window.start)) / 3_600_000)),
    limit: Number(/\| limit (\d+)$/.exec(query.kql)?.[1] ?? 1),
  };
}

/** @returns rows, or in words why there is no answer */
export async function askAzure(
  query: PlannedQuery,
  scope: Scope,
  call: CallTool,
  now: number,
): Promise<Rows | string> {
  try {
    const { text, isError } = await call(QUERY_TOOL, queryArguments(query, scope, now));
    if (isError) return shorten(cleanText(text), 300);
    return readRows(text, query.columns);
  } catch (error) {
    return shorten(cleanText(error instanceof Error ? error.message : String(error)), 300);
  }
}

/** @param url of the door's server on loopback, `http://127.0.0.1:<port>/<server>` */
export function callThroughDoor(url: string): CallTool {
  let calls = 0;
  return async (name, given) => {
    calls += 1;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: calls,
        method: 'tools/call',
        // The door lets each id pass once; a program numbers its own calls.
        params: { name, arguments: given, _meta: { 'claudecode/toolUseId': `program-${calls}` } },
      }),
    });
    const body = objectOf(await response.json());
    const result = objectOf(body['result']);
    if (body['result'] === undefined)
      throw new Error(`the MCP door answered ${response.status}: ${JSON.stringify(body['error'])}`);
    const text = listOf(result['content'])
      .map((block) => String(objectOf(block)['text'] ?? ''))
      .join('\n');
    return { text, isError: result['isError'] === true };
  };
}
