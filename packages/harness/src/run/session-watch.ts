// Reads Claude Code's own stream as it runs: what it loaded, what it says it did. Hints, never the verdict.
import type { Grants } from '@agent-harness/contracts';
import { parsedOrNull } from '../files/json.ts';
import { mcpToolNames } from './stage-policy.ts';

export interface SessionReport {
  /** Problems of `system/init`: what should be loaded and is not. */
  missing: string[];
  session: string | null;
  /** The `result` event's own words; null when none came. */
  result: { isError: boolean; subtype: string; text: string; terminal: string | null } | null;
  stderr: string[];
}

interface Line {
  type?: string;
  subtype?: string;
  session_id?: string;
  plugins?: { name?: string }[];
  plugin_errors?: unknown[];
  mcp_servers?: { name?: string; status?: string }[];
  tools?: string[];
  is_error?: boolean;
  result?: string;
  terminal_reason?: string;
}

export interface SessionWatch {
  line(text: string, stream: 'stdout' | 'stderr'): void;
  report(): SessionReport;
  /** Resolves when `system/init` was seen. */
  readonly initialised: Promise<SessionReport>;
}

/**
 * @param plugin name of the plugin that carries the skills
 * @param mcp the stage's MCP grants: those servers and tools must be there, and no others
 */
export function watchSession(plugin: string, mcp: Grants['mcp'] = []): SessionWatch {
  const report: SessionReport = { missing: [], session: null, result: null, stderr: [] };
  let announce: (report: SessionReport) => void = () => {};
  const initialised = new Promise<SessionReport>((resolve) => (announce = resolve));
  return {
    initialised,
    report: () => report,
    line(text, stream) {
      if (stream === 'stderr') {
        report.stderr.push(text.slice(0, 500));
        return;
      }
      const line = parseLine(text);
      if (line?.type === 'system' && line.subtype === 'init') {
        report.session = line.session_id ?? null;
        report.missing.push(...missingFrom(line, plugin, mcp));
        announce(report);
      } else if (line?.type === 'result') {
        report.result = {
          isError: line.is_error === true,
          subtype: line.subtype ?? '',
          text: (line.result ?? '').slice(0, 2000),
          terminal: line.terminal_reason ?? null,
        };
      }
    },
  };
}

function missingFrom(init: Line, plugin: string, mcp: Grants['mcp']): string[] {
  const loaded = (init.plugins ?? []).some((one) => one.name === plugin);
  const servers = (init.mcp_servers ?? []).filter((server) => server.status !== 'connected');
  const named = new Set((init.mcp_servers ?? []).map((server) => server.name));
  const granted = new Set(mcp.map((grant) => grant.server));
  const tools = new Set((init.tools ?? []).filter((tool) => tool.startsWith('mcp__')));
  const wanted = new Set(mcp.flatMap(mcpToolNames));
  return [
    ...(loaded ? [] : [`plugin ${plugin} is not loaded`]),
    ...(init.plugin_errors ?? []).map((error) => `plugin error: ${JSON.stringify(error).slice(0, 200)}`),
    ...servers.map((server) => `MCP server ${server.name} is ${server.status}`),
    ...[...granted].filter((name) => !named.has(name)).map((name) => `MCP server ${name} is not there`),
    ...[...named]
      .filter((name) => !granted.has(name ?? ''))
      .map((name) => `MCP server ${name} was not granted`),
    ...[...wanted].filter((tool) => !tools.has(tool)).map((tool) => `MCP tool ${tool} is not there`),
    ...[...tools].filter((tool) => !wanted.has(tool)).map((tool) => `MCP tool ${tool} was not granted`),
  ];
}

function parseLine(text: string): Line | null {
  const value = parsedOrNull(text);
  return value !== null && typeof value === 'object' ? (value as Line) : null;
}
