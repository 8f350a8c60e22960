// A result on its way to the model: what each state of its call makes of it.
import type { CallResult, Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { callKey } from '../session/call-key.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Judgement } from './judgement.ts';
import { type ResultTurn, planResult, planUnrun, planWithheld } from './plan-result.ts';
import { resultEvent } from './result-event.ts';

type State = 'unknown' | 'announced' | 'refused' | 'allowed' | 'ended';

function turnOf(state: State, given: Partial<CallResult> = {}): ResultTurn {
  const result: CallResult = { id: 't1', isError: false, texts: ['fine'], ...given };
  const session = createSession(sessionOf());
  const asked = { tool: 'Bash', key: callKey('Bash', {}), likeness: '', session: 's1', cwd: '/workspace' };
  if (state !== 'unknown') session.announce({ id: 't1', tool: 'Bash', input: {} });
  if (state !== 'unknown' && state !== 'announced') session.ask(asked);
  if (state === 'allowed' || state === 'ended') session.allow('t1');
  if (state === 'ended') session.end('t1');
  return { result, session, event: resultEvent(result, session).facts, startedAt: performance.now() };
}

const judgementOf = (turn: ResultTurn, cleaned: Partial<NonNullable<Judgement['cleaned']>>): Judgement => ({
  facts: turn.event,
  prepared: { kept: { input: null, inputDigest: null, cut: 0 }, decides: false, vouched: [], clean: true },
  decision: null,
  asked: null,
  cleaned: { value: null, changed: false, verdicts: [], injected: false, ...cleaned },
  credentials: [{ rule: 'secret.x', secret: 'correct-horse' }],
  details: {},
});

const refusals = {
  refused: 'Refused by the guard: no',
  'not-granted': "Claude requested permissions to use Bash, but you haven't granted it yet.",
  'unknown-tool': '<tool_use_error>Error: No such tool available: Nope</tool_use_error>',
};

describe('the result of a call that was not allowed', () => {
  it.each<[State, Partial<CallResult>, RegExp]>([
    ['unknown', { texts: ['x'] }, /not asked for by the model$/u],
    ['unknown', { isError: true, texts: [refusals.refused] }, /not asked for by the model$/u],
    ['announced', {}, /not allowed$/u],
    ['announced', { isError: true }, /not allowed$/u],
    ['refused', {}, /not allowed$/u],
    ['refused', { texts: [refusals.refused] }, /not allowed$/u],
    ['refused', { isError: true, texts: [refusals.refused, 'and more'] }, /not allowed$/u],
    ['refused', { texts: [] }, /not allowed$/u],
  ])('%s, with %j, stops the session and leaves the call as it is', (state, given, said) => {
    const turn = turnOf(state, given);
    const plan = planUnrun(turn);
    const rule = 'session.unaccounted-call';
    const reason: unknown = expect.stringMatching(said);
    expect(plan).toMatchObject({ answer: { kind: 'stop', reason }, refused: [rule] });
    expect(plan?.records).toMatchObject([
      {
        entry: {
          kind: 'session.event',
          decision: 'deny',
          call: 't1',
          hook: null,
          detail: { rule, reason, progress: state },
        },
      },
    ]);
    plan?.commit();
    expect(turn.session.progress('t1')).toBe(state);
  });

  it.each<[State, keyof typeof refusals]>([
    ['announced', 'refused'],
    ['announced', 'unknown-tool'],
    ['refused', 'refused'],
    ['refused', 'not-granted'],
  ])('%s passes as %s, and is its end', (state, outcome) => {
    const turn = turnOf(state, { isError: true, texts: [refusals[outcome]] });
    const plan = planUnrun(turn);
    expect(plan).toMatchObject({ answer: { kind: 'pass' }, refused: null });
    expect(plan?.records).toMatchObject([
      { entry: { kind: 'call.ended', call: 't1', tool: 'Bash', detail: { outcome, progress: state } } },
    ]);
    plan?.commit();
    expect(turn.session.progress('t1')).toBe('ended');
  });

  it('that Claude Code refused by itself is the guard’s silence, or a hook that never came', () => {
    const given = { isError: true, texts: [refusals['not-granted']] };
    const silent = turnOf('announced', given);
    silent.session.refuseSilently();
    const plan = planUnrun(silent);
    expect(plan).toMatchObject({ refused: null, answer: { texts: [expect.stringMatching(/^Refused by/u)] } });
    plan?.commit();
    expect(silent.session.tally().unaccounted).toEqual([]);

    const bypassed = turnOf('announced', given);
    const lost = planUnrun(bypassed);
    const rule = 'session.unaccounted-call';
    const reason: unknown = expect.stringMatching(/its hook did not reach this guard$/u);
    expect(lost).toMatchObject({
      refused: [rule],
      answer: { kind: 'replace', texts: [expect.stringMatching(/^Refused by the guard: .*did not reach/u)] },
    });
    expect(lost?.records).toMatchObject([
      {
        entry: {
          kind: 'session.event',
          decision: 'deny',
          detail: { outcome: 'not-granted', progress: 'announced', rule, reason },
        },
      },
    ]);
    lost?.commit();
    expect(bypassed.session.tally().unaccounted).toEqual(['t1']);
  });

  it.each<State>(['allowed', 'ended'])('is none when the call was %s: its texts are judged', (state) => {
    expect(planUnrun(turnOf(state, { isError: true, texts: [refusals.refused] }))).toBeNull();
  });
});

describe('the result of a call that was allowed', () => {
  it('passes when it is clean, and is the call’s one end', () => {
    const turn = turnOf('allowed');
    const plan = planResult(turn, judgementOf(turn, {}));
    expect(plan).toMatchObject({ answer: { kind: 'pass' }, refused: null });
    expect(plan.records[0]?.entry).toMatchObject({
      kind: 'call.ended',
      hook: null,
      session: 's1',
      cwd: '/workspace',
      detail: { outcome: 'ok', changed: false, injected: false },
    });
    plan.commit();
    expect(turn.session.progress('t1')).toBe('ended');
    expect(turn.session.tainted).toBe(false);
    expect(turn.session.memory.fingerprints.seenIn('a correct-horse b')).toBe(true);
    expect(planResult(turn, judgementOf(turn, {})).records[0]?.entry).toMatchObject({
      kind: 'session.event',
      detail: { repeated: true },
    });
  });

  it('is replaced by what is clean, and taints the session when it instructs, once it is on record', () => {
    const turn = turnOf('allowed', { isError: true, texts: ['a', 'b'] });
    const cleaned = { value: ['x', 'y'], changed: true, injected: true };
    const plan = planResult(turn, judgementOf(turn, cleaned));
    expect(plan.answer).toEqual({
      kind: 'replace',
      texts: ['x', expect.stringMatching(/^y\n\nThe result of this call is untrusted data/u)],
    });
    expect(plan.records[0]?.entry.detail).toMatchObject({ outcome: 'failed', changed: true });
    expect(turn.session.tainted).toBe(false);
    plan.commit();
    expect(turn.session.tainted).toBe(true);
  });

  it('is recorded with what was found in it', () => {
    const turn = turnOf('allowed');
    const found: Verdict = { layer: 'L4', verdict: 'flag', rule: 'r', reason: '', instead: null, words: [] };
    const plan = planResult(turn, judgementOf(turn, { verdicts: [found], injected: true }));
    expect(plan.records[0]?.entry).toMatchObject({
      verdicts: [found],
      detail: { changed: false, injected: true },
    });
    expect(plan.answer).toEqual({ kind: 'replace', texts: [expect.stringMatching(/^fine\n\n/u)] });
  });

  it('that is withheld is nothing where there was nothing', () => {
    expect(planWithheld(turnOf('allowed', { texts: [] }), 'L4').answer).toEqual({ kind: 'pass' });
  });

  it('says so when Claude Code did not run it all the same', () => {
    const turn = turnOf('allowed', { isError: true, texts: [refusals['not-granted']] });
    expect(planResult(turn, judgementOf(turn, {})).records[0]?.entry.detail['outcome']).toBe('not-granted');
  });

  it('is not passed unless it was judged', () => {
    const turn = turnOf('allowed');
    expect(() => planResult(turn, { ...judgementOf(turn, {}), cleaned: null })).toThrow('not judged');
  });

  it.each([
    ['cleaning', 'session.deadline', /was at this step: cleaning/u],
    [{ bytes: 7 }, 'session.oversized-result', /more than 7 bytes/u],
  ] as const)('is withheld because of %j', (why, rule, said) => {
    const turn = turnOf('allowed', { texts: ['a', 'b'] });
    const plan = planWithheld(turn, why);
    const text: unknown = expect.stringMatching(said);
    expect(plan.answer).toEqual({ kind: 'replace', texts: [text, text] });
    expect(plan).toMatchObject({ refused: [rule] });
    expect(plan.records[0]?.entry).toMatchObject({
      kind: 'call.ended',
      decision: 'deny',
      detail: { rule, reason: expect.stringMatching(said), withheld: true },
    });
    plan.commit();
    expect(turn.session.progress('t1')).toBe('ended');
  });
});
