import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callKey, canonicalJson } from './call-key.ts';
import { createSession } from './session.ts';
import { sessionOf } from './session.fixture.ts';

const bash = { id: 't1', tool: 'Bash' };
const key = callKey('Bash', { command: 'ls' });

describe('createSession', () => {
  it('refuses a call that the model did not ask for, or asked of another tool', () => {
    const session = createSession(sessionOf());
    expect(session.ask(bash)).toMatchObject({ rule: 'session.unasked-call' });
    session.announce(bash);
    expect(session.ask({ id: 't1', tool: 'Write' })).toMatchObject({ rule: 'session.unasked-call' });
    expect(session.ask(bash)).toBeNull();
  });

  it('refuses the same call twice, also after it was announced again', () => {
    const session = createSession(sessionOf());
    session.announce(bash);
    expect(session.ask(bash)).toBeNull();
    session.announce(bash);
    expect(session.ask(bash)).toMatchObject({ rule: 'session.repeated-call' });
  });

  it('waits for an announcement that comes late, and no longer than it is told', async () => {
    const session = createSession(sessionOf());
    const waited = session.announced('t1', 5_000);
    session.announce({ id: 't0', tool: 'Bash' });
    session.announce(bash);
    await waited;
    expect(session.isAnnounced('t1')).toBe(true);
    await session.announced('t2', 5);
    expect(session.isAnnounced('t2')).toBe(false);
  });

  it('permits each allowed call once, by tool and input', () => {
    const session = createSession(sessionOf());
    expect(session.permit(key)).toMatchObject({ rule: 'session.unmatched-permit' });
    for (const id of ['t1', 't2']) {
      session.announce({ id, tool: 'Bash' });
      session.ask({ id, tool: 'Bash' });
      session.allow({ id, tool: 'Bash' }, key);
    }
    expect(session.permit(callKey('Bash', { command: 'ls -a' }))).toMatchObject({
      rule: 'session.unmatched-permit',
    });
    expect(session.permit(key)).toEqual({ call: 't1' });
    expect(session.permit(key)).toEqual({ call: 't2' });
    expect(session.permit(key)).toMatchObject({ rule: 'session.unmatched-permit' });
  });

  it('ends only a call that was allowed, once', () => {
    const session = createSession(sessionOf());
    expect(session.end('t1')).toBe(false);
    session.announce(bash);
    session.ask(bash);
    expect(session.end('t1')).toBe(false);
    expect(session.progress('t1')).toBe('refused');
    session.allow(bash, key);
    expect(session.end('t1')).toBe(true);
    expect(session.end('t1')).toBe(false);
  });

  it('closes a call in whatever state it is, and then nothing more can happen to it', () => {
    const session = createSession(sessionOf());
    session.announce(bash);
    session.close('t1');
    expect(session.progress('t1')).toBe('ended');
    expect(session.ask(bash)).toMatchObject({ rule: 'session.repeated-call' });
    expect(session.end('t1')).toBe(false);
  });

  it('opens the circuit at the limit and then refuses calls and permits', () => {
    const session = createSession(sessionOf({ maxRefusals: 2 }));
    session.announce(bash);
    session.ask(bash);
    session.allow(bash, key);
    expect(session.refuse('call', ['L1.a'])).toBe(false);
    expect(session.refuse('event', ['L1.a', 'L2.b'])).toBe(true);
    expect(session.refuse('call', [])).toBe(false);
    session.announce({ id: 't2', tool: 'Bash' });
    expect(session.ask({ id: 't2', tool: 'Bash' })).toMatchObject({ rule: 'session.circuit-open' });
    expect(session.permit(key)).toMatchObject({ rule: 'session.circuit-open' });
    expect(session.tally()).toEqual({
      asked: 2,
      allowed: 1,
      refused: 2,
      rules: [
        { rule: 'L1.a', count: 2 },
        { rule: 'L2.b', count: 1 },
      ],
      unaccounted: ['t1', 't2'],
    });
    session.close('t1');
    expect(session.tally().unaccounted).toEqual(['t2']);
  });

  it('keeps a liveness session alive through the refusals that it is there to see', () => {
    const session = createSession(sessionOf({ maxRefusals: 1, liveness: true }));
    expect(session.refuse('call', ['L1.a'])).toBe(false);
    session.announce(bash);
    expect(session.ask(bash)).toBeNull();
  });

  it('sees the first prompt', async () => {
    const session = createSession(sessionOf());
    expect(await session.promptSeen(1)).toBe(false);
    const seen = session.promptSeen(5_000);
    session.prompted();
    expect(await seen).toBe(true);
  });
});

describe('canonicalJson', () => {
  it('is the same for the same value, whatever the order of keys, and differs for different values', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([k, v]) => [k, reversed(v)] as const)
          .toReversed(),
      );
    };
    const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
    expect(callKey('Bash', { a: 1 })).not.toBe(callKey('Bash', { a: '1' }));
    expect(callKey('Bash', {})).not.toBe(callKey('Read', {}));
  });
});
