// A stage's policy is composed of the same levels wherever it is shown or used.
import type { SkillManifest } from '@agent-harness/contracts';
import { type Levels, containerView, decide, loadBaseline, loadRules } from '@agent-harness/hooks';
import { findSkill } from '@agent-harness/skills';
import { describe, expect, it } from 'vitest';
import { checkPolicy, renderFaults } from '../check/check-policy.ts';
import { renderLevels } from '../check/levels-of.ts';
import { readEvent } from '../explain/read-event.ts';
import { planStage } from './plan-stage.ts';
import { stagePolicy } from './stage-policy.ts';

const { manifest } = await findSkill('documentation');
const stage = manifest.stages.find(({ kind }) => kind === 'agent') as SkillManifest['stages'][number];
const levels: Levels = {
  rules: loadRules(),
  baseline: loadBaseline(),
  tightenings: [
    {
      file: '.agent-harness/policy.json',
      document: {
        contract: 'policy-level/1',
        level: 'project',
        name: 'shop',
        owner: 'ada',
        forbid: { commands: [{ name: 'rg' }], read: ['/workspace/fixtures/customers'] },
      },
    },
  ],
  now: new Date('2026-06-15'),
};
const context = { resolve: containerView([]), tainted: false, now: () => 0 };
const decisionOf = (command: string) =>
  decide(readEvent(command), stagePolicy(manifest, stage, levels), context).decision;

describe('a project tightens a stage', () => {
  it('and the run is guarded by that', () => {
    expect(decisionOf('rg x')).toBe('deny');
    expect(decisionOf('cat fixtures/customers/a.json')).toBe('deny');
    expect(decisionOf('git log')).toBe('allow');
    const folders = {
      snapshot: '/s',
      doors: '/d',
      inputs: '/i',
      programDoors: '/p',
      output: '/o',
      earlier: { collect: '/c' },
    };
    expect(planStage(manifest, stage, folders, levels).policy).toEqual(stagePolicy(manifest, stage, levels));
  });
  it('and its policy names the document by digest', () => {
    const { levels: sources } = stagePolicy(manifest, stage, levels);
    expect(sources).toMatchObject([
      { level: 'organisation', name: 'organisation' },
      {
        level: 'project',
        name: 'shop',
        owner: 'ada',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/u),
      },
    ]);
  });
  it('and `check` tells what that takes away', () => {
    const text = renderFaults(checkPolicy(levels, [manifest]));
    expect(text).toContain('documentation/write is granted rg, which the project forbids');
    expect(text).not.toContain('  problem ');
    expect(renderLevels(levels)).toBe(
      'organisation organisation (owner security), then the problem space, then project shop (owner ada)',
    );
  });
});
