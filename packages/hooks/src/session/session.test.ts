import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callKey, canonicalJson } from './call-key.ts';
import { callLikeness } from './call-likeness.ts';
import { type AskedCall, createSession } from './session.ts';
import { sessionOf } from './session.fixture.ts';

const input = { command: 'ls' };
const bash = { id: 't1', tool: 'Bash', input };
const request = (asked: unknown = input, tool = 'Bash'): AskedCall => ({
  tool,
  key: callKey(tool, asked),
  likeness: callLikeness(tool, asked, '/workspace'),
  session: 's1',
  cwd: '/workspace',
});

describe('createSession', () => {
  it('refuses a call that the model did not ask for, or asked of another tool, or with another input', () => {
    const session = createSession(sessionOf());
    expect(session.ask(request())).toMatchObject({ rule: 'session.unasked-call' });
    session.announce(bash);
    expect(session.ask(request(input, 'Write'))).toMatchObject({ rule: 'session.unasked-call' });
    expect(session.ask(request({ command: 'ls -a' }))).toMatchObject({ rule: 'session.unasked-call' });
    expect(session.ask(request())).toEqual({ call: 't1' });
    expect(session.known('t1')).toEqual({ tool: 'Bash', session: 's1', cwd: '/workspace' });
  });

  it('finds no call whose input has members without end', () => {
    const session = createSession(sessionOf());
    const many = { list: Array.from({ length: 5_000 }, () => 'a') };
    session.announce({ ...bash, input: many });
    expect(session.ask(request(many))).toMatchObject({ rule: 'session.unasked-call' });
  });

  it('refuses the same call twice, also after it was announced again', () => {
    const session = createSession(sessionOf());
    session.announce(bash);
    expect(session.ask(request())).toEqual({ call: 't1' });
    session.announce(bash);
    expect(session.ask(request())).toMatchObject({ rule: 'session.repeated-call' });
  });

  it('finds the call with this very input before one that Claude Code may have made into it', () => {
    const session = createSession(sessionOf());
    session.announce({ id: 'like', tool: 'Read', input: { file_path: 'a' } });
    session.announce({ id: 'same', tool: 'Read', input: { file_path: '/workspace/a' } });
    session.announce({ id: 'other', tool: 'Read', input: { file_path: '/workspace/b' } });
    const read = request({ file_path: '/workspace/a' }, 'Read');
    expect(session.ask(read)).toEqual({ call: 'same' });
    expect(session.ask(read)).toEqual({ call: 'like' });
    expect(session.ask(read)).toMatchObject({ rule: 'session.repeated-call' });
    expect(session.known('other')).toEqual({ tool: 'Read', session: null, cwd: null });
  });

  it('gives each of two equal calls its own turn', () => {
    const session = createSession(sessionOf());
    for (const id of ['t1', 't2']) session.announce({ ...bash, id });
    expect([session.ask(request()), session.ask(request())]).toEqual([{ call: 't1' }, { call: 't2' }]);
    expect(session.ask(request())).toMatchObject({ rule: 'session.repeated-call' });
  });

  it('matches no request to a call whose input nobody could read', () => {
    const session = createSession(sessionOf());
    session.announce({ ...bash, input: null });
    let deep: Record<string, unknown> = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
    session.announce({ ...bash, id: 't2', input: deep });
    expect(session.ask(request({}))).toMatchObject({ rule: 'session.unasked-call' });
  });

  it('waits for an announcement that comes late, and no longer than it is told', async () => {
    const session = createSession(sessionOf());
    const waited = session.announced(request(), 5_000);
    session.announce({ ...bash, id: 't0', input: {} });
    session.announce(bash);
    expect(await waited).toBe(true);
    expect(await session.announced(request({ command: 'pwd' }), 5)).toBe(false);
  });

  it('awaits a call alone while it is announced, and no other is or may be running', () => {
    const session = createSession(sessionOf());
    expect(session.awaitsOnly('t1')).toBe(false);
    session.announce(bash);
    expect([session.awaitsOnly('t1'), session.awaitsOnly('t2')]).toEqual([true, false]);
    session.announce({ ...bash, id: 't2', input: { command: 'id' } });
    expect(session.awaitsOnly('t1')).toBe(false);
    session.ask(request());
    expect([session.awaitsOnly('t1'), session.awaitsOnly('t2')]).toEqual([false, true]);
  });

  it('allows only a call that was asked for, once', () => {
    const session = createSession(sessionOf());
    session.allow('t1');
    session.announce(bash);
    session.allow('t1');
    expect(session.progress('t1')).toBe('announced');
    session.ask(request());
    session.allow('t1');
    session.allow('t1');
    expect(session.progress('t1')).toBe('allowed');
    expect(session.tally()).toMatchObject({ asked: 1, allowed: 1 });
  });

  it('ends a call in whatever state it is, and then nothing more can happen to it', () => {
    const session = createSession(sessionOf());
    session.announce(bash);
    session.end('t1');
    expect(session.progress('t1')).toBe('ended');
    expect(session.ask(request())).toMatchObject({ rule: 'session.repeated-call' });
    session.allow('t1');
    expect(session.progress('t1')).toBe('ended');
  });

  it('counts silent refusals, and gives each away once', () => {
    const session = createSession(sessionOf());
    expect(session.takeSilentRefusal()).toBe(false);
    session.refuseSilently();
    expect([session.takeSilentRefusal(), session.takeSilentRefusal()]).toEqual([true, false]);
  });

  it('opens the circuit at the limit and then refuses calls', () => {
    const session = createSession(sessionOf({ maxRefusals: 2 }));
    session.announce(bash);
    session.ask(request());
    session.allow('t1');
    expect(session.refuse('call', ['L1.a'])).toBe(false);
    expect(session.refuse('event', ['L1.a', 'L2.b'])).toBe(true);
    expect(session.refuse('call', [])).toBe(false);
    session.announce({ ...bash, id: 't2' });
    expect(session.ask(request())).toMatchObject({ rule: 'session.circuit-open' });
    expect(session.tally()).toEqual({
      asked: 2,
      allowed: 1,
      refused: 2,
      rules: [
        { rule: 'L1.a', count: 2 },
        { rule: 'L2.b', count: 1 },
      ],
      // Decided is accounted for; what was never decided is not.
      unaccounted: ['t2'],
    });
    session.end('t2');
    expect(session.tally().unaccounted).toEqual([]);
  });

  it('keeps a liveness session alive through the refusals that it is there to see', () => {
    const session = createSession(sessionOf({ maxRefusals: 1, liveness: true }));
    expect(session.refuse('call', ['L1.a'])).toBe(false);
    session.announce(bash);
    expect(session.ask(request())).toEqual({ call: 't1' });
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
