import { expect, it } from 'vitest';
import { renderOutcomes } from './attack.ts';

const outcomes = [
  { id: 'mount', contained: true, saw: 'EPERM' },
  { id: 'become-root', contained: false, saw: 'succeeded with 0' },
];

it('counts the controls that cannot be shown here, with the reason', () => {
  const text = renderOutcomes(outcomes, [{ id: 'mount', why: 'this kernel has no /dev/x' }]);
  expect(text).toContain('1 of them have no control that this host can show:\n');
  expect(text).toContain('  no control mount: this kernel has no /dev/x\n');
  expect(renderOutcomes(outcomes, [])).not.toContain('no control');
});

it('shows each attack, and counts what escaped', () => {
  const text = renderOutcomes(outcomes, []);
  expect(text).toContain('  contained mount (changes what is where): EPERM\n');
  expect(text).toContain('  ESCAPED   become-root (becomes root): succeeded with 0\n');
  expect(text).toContain('1 of 2 attacks contained');
});
