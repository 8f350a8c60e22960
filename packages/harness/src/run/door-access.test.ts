import type { Grants } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { NO_MCP } from '../check/mcp-documents.ts';
import { doorAccess, programAccess } from './door-access.ts';

const none: Grants = { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] };

it('gives nothing to a stage without hosts and servers', () => {
  expect(doorAccess(none, NO_MCP)).toEqual({ bridges: [], environment: {}, arguments: [] });
});

it('points every program’s proxy variables at the egress door, and keeps loopback off it', () => {
  const { bridges, environment } = doorAccess({ ...none, hosts: [{ host: 'a.example', why: 'x' }] }, NO_MCP);
  expect(bridges).toEqual([{ port: 3128, socket: '/run/harness/egress.sock' }]);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'])
    expect(environment[name]).toBe('http://127.0.0.1:3128');
  expect(environment['no_proxy']).toContain('localhost');
});

it('names each granted server to Claude Code, and lets the door’s limit come before the client’s', () => {
  const mcp = [
    { server: 'azure', tools: ['query'], access: 'read' as const, secrets: ['AZURE_CLIENT_SECRET'] },
  ];
  const server = { limits: { callSeconds: 60 } } as never;
  const access = doorAccess(
    { ...none, mcp },
    { problems: [], servers: new Map([['azure', { server, pins: {} as never }]]) },
  );
  expect(access.arguments[0]).toBe('--mcp-config');
  expect(JSON.parse(access.arguments[1] ?? '')).toEqual({
    mcpServers: { azure: { type: 'http', url: 'http://127.0.0.1:3129/azure', alwaysLoad: true } },
  });
  expect(access.environment).toEqual({ MCP_CONNECTION_NONBLOCKING: '0', MCP_TOOL_TIMEOUT: '70000' });
  expect(JSON.stringify(access)).not.toContain('SECRET');
});

it('tells a program where its servers are, and nothing of them without a grant', () => {
  const mcp = [{ server: 'azure', tools: ['query'], access: 'read' as const, secrets: [] }];
  expect(programAccess({ ...none, mcp })).toEqual({
    bridges: [{ port: 3129, socket: '/run/harness/mcp.sock' }],
    environment: { HARNESS_MCP_URL: 'http://127.0.0.1:3129' },
    arguments: [],
  });
  expect(programAccess(none)).toEqual({ bridges: [], environment: {}, arguments: [] });
});
