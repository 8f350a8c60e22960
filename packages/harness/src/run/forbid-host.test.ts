// A level above a grant takes hosts and MCP tools away at the doors too.
import type { PolicyLevel, SkillManifest } from '@agent-harness/contracts';
import { type Levels, loadBaseline, loadRules } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { forbidHost } from './forbid-host.ts';
import { planStage } from './plan-stage.ts';

const { manifest } = await findSkill('documentation');
const written = manifest.stages.find(({ kind }) => kind === 'agent') as SkillManifest['stages'][number];
const stage: SkillManifest['stages'][number] = {
  ...written,
  grants: {
    ...written.grants,
    hosts: [
      { host: 'docs.example.com', why: 'x' },
      { host: '*.cdn.example.com', why: 'x' },
    ],
    mcp: [{ server: 'azure', tools: ['query', 'list'], access: 'read', secrets: [] }],
  },
};
const planUnder = (forbid: NonNullable<PolicyLevel['forbid']>) => {
  const levels: Levels = {
    rules: loadRules(),
    baseline: loadBaseline(),
    tightenings: [
      {
        file: 'p.json',
        document: { contract: 'policy-level/1', level: 'project', name: 'shop', owner: 'ada', forbid },
      },
    ],
    now: new Date('2026-06-15'),
  };
  const folders = {
    snapshot: '/s',
    doors: '/d',
    inputs: '/i',
    programDoors: '/p',
    output: '/o',
    earlier: { collect: '/c' },
  };
  return planStage(manifest, stage, folders, levels);
};

it('lets granted hosts pass, and names the rule for any other', () => {
  const forbids = forbidHost(planUnder({}).policy);
  expect(forbids('docs.example.com')).toBeNull();
  expect(forbids('a.cdn.example.com')).toBeNull();
  expect(forbids('other.example.com')).toBe('egress.unlisted-host');
});

it('refuses a host that a level forbids, also below a granted suffix', () => {
  const forbids = forbidHost(planUnder({ hosts: ['bad.cdn.example.com'] }).policy);
  expect(forbids('bad.cdn.example.com')).toEqual(expect.any(String));
  expect(forbids('good.cdn.example.com')).toBeNull();
});

it('serves no MCP tool that a level forbids, and no server without tools', () => {
  expect(planUnder({}).mcp[0]?.tools).toEqual(['query', 'list']);
  expect(planUnder({ tools: ['mcp__azure__query'] }).mcp[0]?.tools).toEqual(['list']);
  const none = planUnder({ tools: ['mcp__azure__query', 'mcp__azure__list'] });
  expect(none.mcp).toEqual([]);
  expect(none.session.argv).not.toContain('--mcp-config');
});
