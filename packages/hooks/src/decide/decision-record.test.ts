// What a decision tells besides allow or deny: reasons for the agent, times, and signs of injected instructions.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { decide } from './decide.ts';

const policy = readingPolicy();
const verdictOf = (more: Partial<Verdict>): Verdict => ({
  layer: 'L5',
  verdict: 'deny',
  rule: 'injection.override',
  reason: 'it gives orders',
  instead: null,
  words: [],
  ...more,
});
/** The decision where one layer says this and the others say nothing against it. */
const decided = (...verdicts: Verdict[]) => decide(ran('ls'), policy, plainContext, { L5: () => verdicts });

describe('injected', () => {
  it('is true for a flag as for a denial', () => {
    expect(decided(verdictOf({})).injected).toBe(true);
    expect(decided(verdictOf({ verdict: 'flag' }))).toMatchObject({ injected: true, decision: 'allow' });
  });
  it.each([
    ['a rule about something else', { rule: 'content.script' }],
    ['an exception that lets it pass', { verdict: 'allow' }],
    ['a verdict without a rule', { rule: null }],
    ['another layer', { layer: 'L4' }],
  ] as const)('is false for %s', (_, more) => {
    expect(decided(verdictOf(more)).injected).toBe(false);
  });
});

describe('the reason', () => {
  it('gives one line to each denial, with what to do instead where a rule says it', () => {
    const { reason } = decided(
      verdictOf({ instead: 'quote it' }),
      verdictOf({ verdict: 'flag', rule: 'injection.persona' }),
      verdictOf({ rule: 'content.script', reason: 'it is code' }),
    );
    expect(reason).toBe(
      'L5 injection.override: it gives orders. Instead: quote it.\nL5 content.script: it is code.',
    );
  });
});

describe('the time of a layer', () => {
  /** Each look at the clock is this much later. */
  const microsWith = (stepMs: number) => {
    let clock = 5_000;
    const context = { ...plainContext, now: () => (clock += stepMs) };
    return decide(ran('ls'), policy, context, { L5: () => [verdictOf({})] }).layerMicros;
  };
  it('is in microseconds, and covers the watch that is kept over the layer', () => {
    expect(microsWith(0.5)).toEqual({ L5: 1_500 });
  });
  it('is never negative and always a number, whatever the clock does', () => {
    expect(microsWith(-1)).toEqual({ L5: 0 });
    expect(microsWith(Number.NaN)).toEqual({ L5: 0 });
  });
});
