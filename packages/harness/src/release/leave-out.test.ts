// A skill is left out by its name, and a name that none has is refused.
import { listSkills } from '@agent-harness/skills';
import { expect, it } from 'vitest';
import { leaveOut } from './leave-out.ts';

it('leaves out what is named', async () => {
  const names = leaveOut(await listSkills(), ['onboarding']).map(({ manifest }) => manifest.name);
  expect(names).toContain('documentation');
  expect(names).not.toContain('onboarding');
});

it('refuses a name that no skill has', async () => {
  const all = await listSkills();
  expect(() => leaveOut(all, ['onboardin'])).toThrow(expect.objectContaining({ code: 'arguments.without' }));
});
