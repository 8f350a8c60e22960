// One layer under its deadline: in time, just in time, late, and broken.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { allowed } from '../policy/verdicts.ts';
import type { Layer } from './decide.ts';
import { runLayer } from './run-layer.ts';

const policy = readingPolicy();
const { deadlineMs } = policy.limits;

/** Runs a layer that takes so long by the clock. */
function runFor(took: number, layer: Layer = () => allowed('L3')): Verdict[] {
  const times = [1_000, 1_000 + took];
  return runLayer('L3', layer, ran('ls'), policy, { ...plainContext, now: () => times.shift() ?? 0 });
}

describe('the deadline of a layer', () => {
  it('is kept by what takes all of it', () => {
    expect(runFor(deadlineMs)).toEqual(allowed('L3'));
  });
  it('turns an allow that is late into a denial that says how long it had', () => {
    const [own, late, ...more] = runFor(deadlineMs + 0.001);
    expect(own).toEqual(allowed('L3')[0]);
    expect(late).toMatchObject({ layer: 'L3', verdict: 'deny', rule: 'L3.deadline', words: [] });
    expect(late?.reason).toContain(`${deadlineMs} ms`);
    expect(more).toEqual([]);
  });
  it('is not met where the clock gives no number', () => {
    expect(runFor(Number.NaN).map(({ rule }) => rule)).toEqual([null, 'L3.deadline']);
  });
});

describe('a layer that breaks', () => {
  const reasonOf = (thrown: unknown) =>
    runFor(0, () => {
      throw thrown;
    }).map(({ verdict, reason }) => `${verdict}: ${reason}`);
  it('is named by the kind of its error, never by the message, which may hold text of the call', () => {
    expect(reasonOf(new RangeError('text of the call'))).toEqual(['deny: the layer failed: RangeError']);
  });
  it('denies whatever it throws', () => {
    expect(reasonOf('text of the call')).toEqual(['deny: the layer failed: string']);
    expect(reasonOf(undefined)).toEqual(['deny: the layer failed: undefined']);
  });
});
