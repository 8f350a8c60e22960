// What a stage's guard is told of its mounts.
import { findSkill } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { planStage } from './plan-stage.ts';

const folders = {
  snapshot: '/s',
  doors: '/d',
  inputs: '/i',
  programDoors: '/p',
  output: '/o',
  earlier: { collect: '/c' },
};

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

it('tells a session both of its doors and of a model’s host without experiments, and of neither unasked', async () => {
  const { manifest } = await findSkill('documentation');
  const stage = manifest.stages.find(({ kind }) => kind === 'agent');
  if (!stage) throw new Error('the documentation skill has no agent stage');
  const hosts = [{ host: 'api.example.com', why: 'x' }];
  const plain = { ...folders, plainApi: true };
  const { session, cell } = planStage(manifest, { ...stage, grants: { ...stage.grants, hosts } }, plain);
  const both = { HTTPS_PROXY: 'http://127.0.0.1:3128', CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' };
  expect(session.environment).toMatchObject(both);
  expect(cell.environment).toEqual(expect.arrayContaining(Object.keys(both)));
  expect(session.bridges).toHaveLength(1);
  const without = planStage(manifest, stage, folders).session;
  expect(Object.keys(without.environment)).not.toContain('HTTPS_PROXY');
  expect(Object.keys(without.environment)).not.toContain('CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS');
});
