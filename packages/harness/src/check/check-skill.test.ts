import type { ImageManifest, SkillManifest, Stage } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { checkSkill } from './check-skill.ts';

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
    ['egress', { mounts: [repository], hosts: ['api.example.com'] }],
    ['a tool of the model’s provider', { mounts: [repository], serverTools: ['web_search' as const] }],
    ['a secret', { mounts: [repository], secrets: ['TOKEN'] }],
    ['a writing MCP server', { mcp: [{ server: 'tracker', tools: ['create'], access: 'write' as const }] }],
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
          hosts: ['api.example.com'],
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
          hosts: ['api.example.com'],
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

  it('refuses what no door serves', () => {
    const { problems } = checkSkill(skill(agent('write', { hosts: ['a.example'] })), image);
    expect(problems.join()).toContain('granted hosts, for which this release has no door');
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
});

describe('a stage that grants everything', () => {
  it('is refused, for commands and for hosts', () => {
    const open = agent('write', { commands: [{ name: '*', why: 'all' }], hosts: ['*'] });
    const { problems } = checkSkill(skill(open), image);
    expect(problems.filter((problem) => problem.includes('grants `*`'))).toHaveLength(2);
    expect(checkSkill(skill(agent('write', {})), image).problems).toEqual([]);
  });
});
