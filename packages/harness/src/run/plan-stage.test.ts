// What a stage's guard is told of its mounts.
import { findSkill } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { planStage } from './plan-stage.ts';

const folders = { snapshot: '/s', doors: '/d', programDoors: '/p', output: '/o', earlier: { collect: '/c' } };

it('marks what others write: the repository, and what an untrusted stage handed on', async () => {
  const { manifest } = await findSkill('documentation');
  const stage = manifest.stages.find(({ kind }) => kind === 'agent');
  if (!stage) throw new Error('the documentation skill has no agent stage');
  const { guarded } = planStage(manifest, stage, folders);
  expect(guarded.map(({ target, untrusted }) => [target, untrusted])).toEqual([
    ['/run/harness', false],
    ['/workspace', true],
    ['/evidence', true],
    ['/out', false],
  ]);
  const declassified = {
    ...manifest,
    stages: manifest.stages.map((one) =>
      one.kind === 'program' ? { ...one, declassifies: 'numbers/1' } : one,
    ),
  };
  const trusted = planStage(declassified, stage, folders).guarded.find(
    ({ target }) => target === '/evidence',
  );
  expect(trusted?.untrusted).toBe(false);
});
