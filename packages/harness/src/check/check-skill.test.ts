import type { Stage } from '@agent-harness/contracts';
import { loadBaseline, loadRules, requireLevels } from '@agent-harness/hooks';
import { describe, expect, it } from 'vitest';
import { checkSkill } from './check-skill.ts';
import { agent, image, program, repository, skill } from './skill.fixture.ts';

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
