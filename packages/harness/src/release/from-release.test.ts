// Jobs of a release install it from its folder and refuse another image.
import { planPipeline, renderGitlab } from '@agent-harness/pipeline';
import { listSkills } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { fromRelease } from './from-release.ts';

const image = `sha256:${'a'.repeat(64)}`;

it('renders jobs that run nothing but the release', async () => {
  const skills = (await listSkills()).map(({ manifest }) => manifest);
  const rendered = renderGitlab(planPipeline(skills, fromRelease('releases/1.2.0', image)));
  expect(rendered).toContain(`image build --locked --expect ${image}`);
  expect(rendered).toContain('npm ci --offline --ignore-scripts --prefix runs/release');
  expect(rendered).not.toContain('npx harness');
});

it('puts nothing but plain words into a line', () => {
  for (const [folder, id] of [
    ['../x', image],
    ['a;b', image],
    ['a b', image],
    ['/abs', image],
    ['r', 'sha256:x'],
    ['r', `${image}; rm`],
  ] as const)
    expect(() => fromRelease(folder, id)).toThrow(/no release/);
});
