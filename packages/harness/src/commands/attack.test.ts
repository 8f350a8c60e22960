import { expect, it } from 'vitest';
import { renderOutcomes } from './attack.ts';

it('shows each attack, and counts what escaped', () => {
  const text = renderOutcomes([
    { id: 'mount', contained: true, saw: 'EPERM' },
    { id: 'become-root', contained: false, saw: 'succeeded with 0' },
  ]);
  expect(text).toContain('  contained mount (changes what is where): EPERM\n');
  expect(text).toContain('  ESCAPED   become-root (becomes root): succeeded with 0\n');
  expect(text).toContain('1 of 2 attacks contained');
});
