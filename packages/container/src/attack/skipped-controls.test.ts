import { expect, it } from 'vitest';
import type { Attack } from './attack.ts';
import { skippedControls } from './skipped-controls.ts';

const attack = (id: string, path: string, control: Attack['control']): Attack => ({
  id,
  what: '',
  try: { kind: 'open', path, flags: 'r' },
  control,
});
const attacks = [
  attack('shown', '/etc/passwd', ['user']),
  attack('of the kernel', '/proc/keys', ['hidden proc']),
  attack('never', '/etc/passwd', { notShown: 'the kernel shields it' }),
];

it('says why a control is not shown, and nothing of those that are', () => {
  expect(skippedControls(attacks, () => false)).toEqual([
    { id: 'of the kernel', why: 'this kernel has no /proc/keys' },
    { id: 'never', why: 'the kernel shields it' },
  ]);
  expect(skippedControls(attacks, () => true).map(({ id }) => id)).toEqual(['never']);
});
