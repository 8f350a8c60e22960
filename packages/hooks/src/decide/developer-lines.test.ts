// What the developer's profile refuses of our own lists, and by which rules.
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../policy/load-profile.ts';
import { ran } from '../policy/reading-policy.fixture.ts';
import { KINDS, type Kind, type Line, expectRefusals, filesOf, linesOf } from './lines.fixture.ts';

const policy = loadProfile('developer');
const all = (kind: Kind) => filesOf(kind).flatMap((file) => linesOf(kind, file));
const share = (lines: readonly Line[]) => lines.filter(({ laptop }) => laptop !== '').length / lines.length;

describe.each(KINDS)('%s', (kind) => {
  describe.each(filesOf(kind))('%s', (file) => {
    it.each(linesOf(kind, file))('$command', ({ command, laptop }) => {
      expectRefusals(ran(command), policy, laptop);
    });
  });
});

describe('attacks', () => {
  it('are many', () => {
    expect(all('attack').length).toBeGreaterThan(1_800);
  });
  it.each(filesOf('attack'))('%s: at least 95 in 100 are refused', (file) => {
    expect(share(linesOf('attack', file))).toBeGreaterThanOrEqual(0.95);
  });
  it('at least 98 in 100 of all are refused', () => {
    expect(share(all('attack'))).toBeGreaterThanOrEqual(0.98);
  });
});

describe('ordinary work', () => {
  it('is much', () => {
    expect(all('ordinary').length).toBeGreaterThan(1_900);
  });
  it('at most 12 in 1000 are refused', () => {
    expect(share(all('ordinary'))).toBeLessThanOrEqual(0.012);
  });
});
