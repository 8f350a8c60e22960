import type { ImageManifest, SkillManifest, Stage } from '@agent-harness/contracts';
import { loadBaseline, loadRules, requireLevels } from '@agent-harness/hooks';
import { describe, expect, it } from 'vitest';
import { checkSkill } from './check-skill.ts';
import { type McpDocument, type McpDocuments, readMcpDocuments } from './mcp-documents.ts';

const grants: Stage['grants'] = { tools: [], commands: [], mounts: [], hosts: [], mcp: [], secrets: [] };
const limits = { seconds: 60, memoryMb: 512 };
const agent = (name: string, more: Partial<Stage['grants']>): Stage => ({
  name,
  kind: 'agent',
  prompt: 'Work.',
  limits,
  grants: { ...grants, ...more },
});
const program = (name: string, more: Partial<Stage['grants']>, declassifies?: string): Stage => ({
  name,
  kind: 'program',
  argv: ['/opt/harness/bin/node'],
  limits,
  grants: { ...grants, ...more },
  ...(declassifies ? { declassifies } : {}),
});
const skill = (...stages: Stage[]): SkillManifest => ({
  contract: 'skill/1',
  name: 'demo',
  title: 'Demo',
  description: 'Demo.',
  owner: 'engineering',
  stages,
  outputs: [{ glob: '*.md', what: 'text', required: true, maxKb: 10 }],
  triggers: ['manual'],
  offline: 'offline.mjs',
  verify: 'verify.mjs',
});
const image: ImageManifest = {
  contract: 'image/1',
  name: 'agent-harness',
  base: { distribution: 'debian', suite: 'bookworm', packages: [] },
  tools: [{ name: 'git', package: 'git', why: 'history', skills: ['*'] }],
  cli: { package: 'cli', version: '1.0.0' },
  node: {
    package: 'node',
    version: '24.0.0',
    integrity: { x64: 'sha512-x', arm64: 'sha512-x' },
    why: 'entry',
  },
  budgetMb: 1,
};
const repository = { source: 'repository', target: '/workspace' } as const;

describe('the lethal trifecta', () => {
  it('lets a reader without a way out pass, with two legs', () => {
    const { stages, problems } = checkSkill(skill(agent('write', { mounts: [repository] })), image);
    expect(problems).toEqual([]);
    expect(stages[0]?.legs).toEqual(['reads-private', 'reads-untrusted']);
  });

  it.each([
    ['egress', { mounts: [repository], hosts: [{ host: 'api.example.com', why: 'x' }] }],
    ['a tool of the model’s provider', { mounts: [repository], serverTools: ['web_search' as const] }],
    ['a secret', { mounts: [repository], secrets: ['TOKEN'] }],
    [
      'a writing MCP server',
      { mcp: [{ server: 'tracker', tools: ['create'], access: 'write' as const, secrets: [] }] },
    ],
  ])('refuses a stage that reads the repository and has %s', (_, more) => {
    const { problems } = checkSkill(skill(agent('all', more)), image);
    expect(problems.join()).toContain('stage all joins all three legs');
  });

  it('follows hand-offs: what an untrusted stage wrote stays untrusted and private', () => {
    const { problems } = checkSkill(
      skill(
        program('collect', { mounts: [repository] }),
        program('middle', { mounts: [{ source: 'stage', stage: 'collect', target: '/in' }] }),
        agent('send', {
          mounts: [{ source: 'stage', stage: 'middle', target: '/in' }],
          hosts: [{ host: 'api.example.com', why: 'x' }],
        }),
      ),
      image,
    );
    expect(problems.join()).toContain('stage send joins all three legs');
    expect(problems.join()).toContain('stage middle, which reads the repository at /workspace');
  });

  it('lets a hand-off pass through a declassifier', () => {
    const { stages } = checkSkill(
      skill(
        program('collect', { mounts: [repository] }, 'numbers/1'),
        agent('send', {
          mounts: [{ source: 'stage', stage: 'collect', target: '/in' }],
          hosts: [{ host: 'api.example.com', why: 'x' }],
        }),
      ),
      image,
    );
    expect(stages[1]?.legs).toEqual(['reads-untrusted', 'sends-or-changes']);
  });
});

describe('grants', () => {
  it('names a command that the image does not hold', () => {
    const { problems } = checkSkill(skill(agent('write', { commands: [{ name: 'curl', why: 'x' }] })), image);
    expect(problems).toEqual([
      expect.stringContaining('`curl`, which the image agent-harness does not hold'),
    ]);
  });

  it('refuses a secret in a container, and lets hosts be reached by an agent and by a program', () => {
    const { problems } = checkSkill(skill(agent('write', { secrets: ['TOKEN'] })), image);
    expect(problems.join()).toContain('no secret enters a container');
    const hosts = [{ host: 'a.example', why: 'x' }];
    expect(checkSkill(skill(agent('write', { hosts }), program('fetch', { hosts })), image).problems).toEqual(
      [],
    );
  });

  it('refuses a mount of a later stage, of the harness’s own folders, and a stage named twice', () => {
    const { problems } = checkSkill(
      skill(
        agent('a', { mounts: [{ source: 'stage', stage: 'b', target: '/in' }] }),
        agent('b', { mounts: [{ source: 'repository', target: '/out' }] }),
        agent('b', {}),
      ),
      image,
    );
    expect(problems).toEqual([
      expect.stringContaining('stage b is defined twice'),
      expect.stringContaining('mounts the output of b, which is not an earlier stage'),
      expect.stringContaining('mounts over /out'),
    ]);
  });

  it.each([
    '/out/',
    '/out/a',
    '//out',
    '/',
    '/etc/claude-code',
    '/usr',
    '/home/agent',
    '/run/harness',
    '/a/..',
    '/A b',
  ])('refuses a mount over %s', (target) => {
    const { problems } = checkSkill(
      skill(agent('read', { mounts: [{ source: 'repository', target }] })),
      image,
    );
    expect(problems).toEqual([expect.stringContaining(`mounts over ${target},`)]);
  });

  it('names those that a level forbids, and lets the skill run', () => {
    const baseline = loadBaseline();
    const document = { ...baseline.document, forbid: { tools: ['WebSearch'] } };
    const levels = requireLevels({
      rules: loadRules(),
      baseline: { ...baseline, document },
      tightenings: [],
      now: new Date(),
    });
    const { conflicts, problems } = checkSkill(skill(agent('look', { tools: ['WebSearch'] })), image, levels);
    expect(problems).toEqual([]);
    expect(conflicts).toEqual([
      expect.stringContaining('stage look is granted WebSearch, which the organisation forbids'),
    ]);
  });

  it.each(['/runs', '/evidence-2', '/outputs'])('lets a stage have %s', (target) => {
    const { problems } = checkSkill(
      skill(agent('read', { mounts: [{ source: 'repository', target }] })),
      image,
    );
    expect(problems).toEqual([]);
  });
});

describe('inputs and optional stages', () => {
  const inputs = { source: 'inputs', target: '/inputs' } as const;
  const alert = { name: 'alert', what: 'An alert.', format: 'json', required: true, maxKb: 1 } as const;

  it('takes what a run is handed for private and untrusted', () => {
    const hosts = [{ host: 'api.example.com', why: 'x' }];
    const manifest = { ...skill(agent('send', { mounts: [inputs], hosts })), inputs: [alert] };
    const { problems } = checkSkill(manifest, image);
    expect(problems.join()).toContain('stage send joins all three legs');
    expect(problems.join()).toContain('the inputs at /inputs');
  });

  it('refuses a mount of inputs that nobody declared', () => {
    const { problems } = checkSkill(skill(agent('read', { mounts: [inputs] })), image);
    expect(problems).toEqual([expect.stringContaining('the manifest declares none')]);
  });

  it('refuses an optional stage at the end, whose absence would leave nothing to publish', () => {
    const last = { ...program('try', {}), optional: 'Tries.' } as Stage;
    expect(checkSkill(skill(last), image).problems).toEqual([
      expect.stringContaining('is optional and the last'),
    ]);
    expect(checkSkill(skill(last, program('end', {})), image).problems).toEqual([]);
  });
});

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

describe('a stage that grants everything', () => {
  it('is refused, for commands and for hosts', () => {
    const open = agent('write', {
      commands: [{ name: '*', why: 'all' }],
      hosts: [{ host: '*', why: 'all' }],
    });
    const { problems } = checkSkill(skill(open), image);
    expect(problems.filter((problem) => problem.includes('grants `*`'))).toHaveLength(2);
    expect(checkSkill(skill(agent('write', {})), image).problems).toEqual([]);
  });
});
