// The parts of a plan: the record of an event, and whether it keeps the input.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../session/refusal.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Facts } from './judgement.ts';
import { draftOf, nothing, refusalDetail, required } from './turn.ts';

const event: Facts = {
  event: 'tool.done',
  hook: 'PostToolUse',
  session: 's1',
  call: 'c1',
  tool: 'Bash',
  cwd: '/workspace',
  digest: `sha256:${'0'.repeat(64)}`,
};
const draft = (change: Partial<Facts> = {}, rest: Parameters<typeof draftOf>[2] = {}, liveness = false) =>
  draftOf(
    {
      event: { ...event, ...change },
      session: createSession({ ...sessionOf(), liveness }),
      startedAt: 100,
    },
    'call.ended',
    rest,
  );

afterEach(() => vi.restoreAllMocks());

describe('the record of an event', () => {
  it('says what the event says, and nothing that was not decided', () => {
    const { entry } = draft();
    expect(entry).toMatchObject({
      stage: sessionOf().stage,
      source: 'guard',
      kind: 'call.ended',
      session: 's1',
      call: 'c1',
      hook: 'PostToolUse',
      tool: 'Bash',
      decision: null,
      verdicts: [],
      input: null,
      inputDigest: null,
      cut: 0,
      cwd: '/workspace',
      digest: event.digest,
      detail: {},
    });
  });

  it('counts its time in whole microseconds, from when the event had arrived', () => {
    vi.spyOn(performance, 'now').mockReturnValue(105.0004);
    expect(draft().entry.micros).toBe(5_000);
  });

  it('takes what the plan says over what the event says', () => {
    expect(draft({}, { call: 'c2', detail: { why: 'x' } }).entry).toMatchObject({
      call: 'c2',
      detail: { why: 'x' },
    });
  });

  it('is marked where the session only tries the guard out', () => {
    expect(draft({}, { detail: { why: 'x' } }, true).entry.detail).toEqual({ liveness: true, why: 'x' });
    expect(draft({}, {}, true).entry.detail).toEqual({ liveness: true });
  });

  it.each([
    ['tool.permit', {}, true],
    ['prompt', {}, true],
    ['tool.done', {}, false],
    ['tool.done', { decision: 'deny' }, true],
    ['tool.ask', {}, false],
  ] as const)('of %s with %j keeps the input: %s', (kind, rest, decides) => {
    expect(draft({ event: kind }, rest).decides).toBe(decides);
  });
});

it('does not pass what was not judged', () => {
  expect(required(0)).toBe(0);
  expect(() => required(null)).toThrow(new TypeError('the event was not judged'));
});

it('records a refusal by its rule and reason', () => {
  const { rule, reason } = refusal('session.not-open');
  expect(refusalDetail({ rule, reason })).toEqual({ rule, reason });
});

it('does nothing where nothing is to be remembered', () => {
  expect(nothing()).toBeUndefined();
});
