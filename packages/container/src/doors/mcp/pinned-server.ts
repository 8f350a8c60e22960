// A connected server behind its pins: the granted tools, and calls that pass every check of the door.
import {
  type AuditEntry,
  type CheckCall,
  HarnessError,
  type McpPins,
  type McpServer,
  type ScanResult,
} from '@agent-harness/contracts';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { CheckArguments } from './check-arguments.ts';
import { comparePins } from './compare-pins.ts';
import type { ConnectedServer } from './connect-server.ts';
import type { PinnedTool } from './pin-tool.ts';
import { errorResult, shapeResult } from './shape-result.ts';

export interface GrantedServer {
  server: McpServer;
  pins: McpPins;
  /** Names of the tools that the stage may call. */
  tools: readonly string[];
  secrets: Readonly<Record<string, string>>;
  /** The skill's folder. */
  folder: string;
  /** The skill's own judgement, after the pinned schema's. */
  check?: CheckCall | undefined;
}

export type NoteMcp = (
  kind: 'mcp.server' | 'mcp.call' | 'mcp.answered' | 'mcp.refused',
  fields: Partial<AuditEntry>,
) => Promise<void>;

/** Who asks: Claude Code's id of the call, if it came with one. */
export interface Caller {
  call: string | null;
  /** Whether the guard let this call through. */
  admitted: boolean;
  signal: AbortSignal;
}

export interface PinnedServer extends AsyncDisposable {
  readonly name: string;
  /** What the agent is shown: the pinned words, never the server's. */
  readonly tools: readonly PinnedTool[];
  /** Never throws for what the server or the caller did: the result says it. @throws when it cannot be recorded */
  call(tool: string, given: Record<string, unknown>, caller: Caller): Promise<CallToolResult>;
}

/** @throws HarnessError `mcp.changed` with every difference, `mcp.start` */
export async function openPinnedServer(
  { server, pins, tools: granted, secrets, folder, check: judge }: GrantedServer,
  scan: ScanResult,
  note: NoteMcp,
): Promise<PinnedServer> {
  // The protocol's library is loaded where there is a server: every other start would wait for it.
  const [{ checkArguments }, { connectServer }] = await Promise.all([
    import('./check-arguments.ts'),
    import('./connect-server.ts'),
  ]);
  let withdrawn: string | null = null;
  let compared: Promise<void> = Promise.resolve();
  const later = (detail: AuditEntry['detail']): void => {
    // A record that fails here fails the next call's record too, which is waited for.
    note('mcp.server', { detail: { server: server.name, ...detail } }).catch(() => {});
  };
  const connected: ConnectedServer = await connectServer({
    server,
    folder,
    secrets,
    asked: (method) => {
      note('mcp.refused', {
        decision: 'deny',
        detail: { server: server.name, rule: 'mcp.server-request', reason: `the server asked for ${method}` },
      }).catch(() => {});
    },
    changed: () => {
      compared = compared.then(recheck);
    },
    trouble: (what) => later({ trouble: what }),
  });
  const differences = async (): Promise<string[]> =>
    comparePins(pins.tools, await connected.tools(), granted);
  const recheck = async (): Promise<void> => {
    const found = await differences().catch((error: Error) => [error.message]);
    withdrawn = found.length === 0 ? null : `its tools changed while it ran: ${found.join('; ')}`;
    later({ state: withdrawn === null ? 'same tools' : 'changed', differences: found });
  };
  try {
    const found = await differences();
    await note('mcp.server', {
      detail: {
        server: server.name,
        ...prefixed(connected.identity),
        state: found.length === 0 ? 'pinned' : 'changed',
        differences: found,
      },
    });
    if (found.length > 0)
      throw new HarnessError(
        'mcp.changed',
        `the MCP server ${server.name} is not what was reviewed:\n  ${found.join('\n  ')}`,
        '`harness mcp pin` writes its tools anew; a person reviews the difference',
      );
  } catch (error) {
    await connected[Symbol.asyncDispose]();
    throw error;
  }
  const tools = pins.tools.filter((tool) => granted.includes(tool.name));
  const checks = new Map<string, CheckArguments>(tools.map((tool) => [tool.name, checkArguments(tool)]));
  let calls = 0;

  const refusalOf = (
    tool: string,
    given: Record<string, unknown>,
    caller: Caller,
  ): [rule: string, reason: string] | null => {
    const check = checks.get(tool);
    if (check === undefined)
      return ['mcp.tool', `${tool} is not granted; the stage may use ${granted.join(', ')}`];
    if (!caller.admitted) return ['mcp.unguarded', 'the guard has let no such call through'];
    if (withdrawn !== null) return ['mcp.changed', `${server.name} may not be used any more: ${withdrawn}`];
    if (!connected.alive()) return ['mcp.gone', `the server ${server.name} has ended`];
    if (calls >= server.limits.calls)
      return ['mcp.calls', `this stage has made its ${server.limits.calls} calls`];
    const wrong = check(given);
    if (wrong !== null) return ['mcp.arguments', wrong];
    const judged = judgedBy(judge, tool, given);
    return judged === null ? null : ['mcp.check', judged];
  };

  return {
    name: server.name,
    tools,
    async call(tool, given, caller) {
      const asked: Partial<AuditEntry> = {
        tool: `mcp__${server.name}__${tool}`.slice(0, 200),
        call: caller.call,
      };
      await compared;
      const refusal = refusalOf(tool, given, caller);
      if (refusal !== null) {
        const [rule, reason] = refusal;
        await note('mcp.refused', {
          ...asked,
          decision: 'deny',
          detail: { server: server.name, rule, reason: reason.slice(0, 500) },
        });
        return errorResult(`${reason} [${rule}]`);
      }
      calls += 1;
      const bytesIn = Buffer.byteLength(JSON.stringify(given));
      await note('mcp.call', {
        ...asked,
        decision: 'allow',
        detail: { server: server.name, number: calls, bytes: bytesIn },
      });
      const started = performance.now();
      const answered = (detail: AuditEntry['detail']): Promise<void> =>
        note('mcp.answered', {
          ...asked,
          detail: { server: server.name, ms: Math.round(performance.now() - started), ...detail },
        });
      let raw: CallToolResult;
      try {
        raw = await connected.call(tool, given, caller.signal);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await answered({ outcome: 'failed', reason: reason.slice(0, 500) });
        return errorResult(`${server.name} did not answer: ${reason}`);
      }
      const { result, bytes, flags, outcome } = shapeResult(raw, server.limits.resultKb, scan);
      await answered({ outcome, bytes, flags: [...flags] });
      return result;
    },
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  };
}

/** A judge that fails has not said yes. */
function judgedBy(judge: CheckCall | undefined, tool: string, given: Record<string, unknown>): string | null {
  try {
    return judge === undefined ? null : judge(tool, given);
  } catch (error) {
    return `the skill's check of ${tool} failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const prefixed = ({ name, version }: ConnectedServer['identity']): AuditEntry['detail'] => ({
  says: `${name} ${version}`.slice(0, 200),
});
