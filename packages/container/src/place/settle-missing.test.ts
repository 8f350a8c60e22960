import { expect, it } from 'vitest';
import { settleMissing } from './settle-missing.ts';

const attestation = [
  { promise: 'no network', kept: true, saw: 'lo' },
  { promise: 'memory 512 MB', kept: false, saw: 'no limit seen' },
  { promise: '256 processes', kept: false, saw: 'no limit seen' },
];

it('refuses what is broken and not accepted, and gives the reason of what is accepted', () => {
  const { missing, refused } = settleMissing(attestation, ['memoryMb', 'network']);
  expect(refused.map((line) => line.promise)).toEqual(['256 processes']);
  expect(missing).toEqual([
    { promise: 'memoryMb', why: expect.stringMatching(/together \(memory 512 MB: saw no limit seen\)$/) },
  ]);
});

it('lists no promise that is kept, accepted or not', () => {
  expect(settleMissing(attestation.slice(0, 1), ['network'])).toEqual({ missing: [], refused: [] });
});

it('lets nobody accept a line that it does not know', () => {
  const strange = [{ promise: 'something new', kept: false, saw: 'x' }];
  expect(settleMissing(strange, ['something new', '', 'network'])).toMatchObject({ refused: strange });
});
