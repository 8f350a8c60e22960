import type { Stage } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { checkSkill } from './check-skill.ts';
import { type McpDocument, type McpDocuments, readMcpDocuments } from './mcp-documents.ts';
import { agent, image, program, skill } from './skill.fixture.ts';

describe('MCP grants', () => {
  const tool = (
    name: string,
    annotations: Record<string, boolean>,
  ): McpDocument['pins']['tools'][number] => ({
    name,
    description: 'x',
    inputSchema: { type: 'object' },
    annotations,
    digest: `sha256:${'0'.repeat(64)}`,
  });
  const documents: McpDocuments = {
    problems: [],
    servers: new Map([
      [
        'azure',
        {
          server: {
            contract: 'mcp-server/1',
            name: 'azure',
            why: 'x',
            transport: { kind: 'http', url: 'https://mcp.example', headers: {} },
            limits: { startSeconds: 1, callSeconds: 1, resultKb: 1, calls: 1 },
          },
          pins: {
            contract: 'mcp-pins/1',
            server: 'azure',
            identity: { name: 'x', version: '1' },
            tools: [
              tool('query', { readOnlyHint: true, openWorldHint: false }),
              tool('search', { readOnlyHint: true }),
              tool('restart', { readOnlyHint: false, openWorldHint: false }),
            ],
          },
        },
      ],
    ]),
  };
  const granted = (tools: string[], access: 'read' | 'write' = 'read') => ({
    mcp: [{ server: 'azure', tools, access, secrets: ['AZURE_CLIENT_SECRET'] }],
  });

  it('give two legs when they only read a closed world', () => {
    const { stages, problems } = checkSkill(skill(agent('read', granted(['query']))), image, null, documents);
    expect(problems).toEqual([]);
    expect(stages[0]?.legs).toEqual(['reads-private', 'reads-untrusted']);
  });

  it.each([
    [
      'a tool that reaches an open world',
      granted(['search']),
      'search of MCP server azure reaches an open world',
    ],
    ['a tool that writes', granted(['restart'], 'write'), 'MCP server azure may write'],
  ])('give all three with %s', (_, grant, because) => {
    const { problems } = checkSkill(skill(agent('read', grant)), image, null, documents);
    expect(problems).toEqual([expect.stringMatching(/joins all three legs/)]);
    expect(problems[0]).toContain(because);
  });

  it.each<[string, Stage, string]>([
    [
      'the key of the model',
      agent('a', {
        mcp: [{ server: 'azure', tools: ['query'], access: 'read', secrets: ['ANTHROPIC_API_KEY'] }],
      }),
      "the model's key ANTHROPIC_API_KEY",
    ],
    [
      'a tool that is not pinned',
      agent('a', granted(['nope'])),
      'granted nope of MCP server azure, which is not pinned',
    ],
    [
      'reading with a tool that does not claim it',
      agent('a', granted(['restart'])),
      'restart does not claim to be read-only',
    ],
    [
      'a server granted twice',
      agent('a', { mcp: [...granted(['query']).mcp, ...granted(['query']).mcp] }),
      'azure twice',
    ],
    ['a tool past the grant', agent('a', { tools: ['mcp__azure__query'] }), 'Grant it under mcp'],
  ])('are refused for %s', (_, stage, message) => {
    expect(checkSkill(skill(stage), image, null, documents).problems.join()).toContain(message);
  });

  it('give a program the same two legs as an agent', () => {
    const { stages, problems } = checkSkill(
      skill(program('ask', granted(['query']))),
      image,
      null,
      documents,
    );
    expect(problems).toEqual([]);
    expect(stages[0]?.legs).toEqual(['reads-private', 'reads-untrusted']);
    const open = checkSkill(skill(program('ask', granted(['search']))), image, null, documents);
    expect(open.problems.join()).toContain('joins all three legs');
  });

  it('follow hand-offs: what came from a server stays private and untrusted', () => {
    const { problems } = checkSkill(
      skill(
        agent('read', granted(['query'])),
        agent('send', {
          mounts: [{ source: 'stage', stage: 'read', target: '/in' }],
          hosts: [{ host: 'api.example.com', why: 'x' }],
        }),
      ),
      image,
      null,
      documents,
    );
    expect(problems.join()).toContain('stage send joins all three legs');
    expect(problems.join()).toContain('stage read, which reads MCP server azure');
  });

  it('need documents that can be read', async () => {
    const manifest = skill(agent('read', granted(['query'])));
    const { problems } = checkSkill(manifest, image, null, await readMcpDocuments(manifest, '/nowhere'));
    expect(problems.join()).toContain('/nowhere/mcp/azure.json');
  });
});
