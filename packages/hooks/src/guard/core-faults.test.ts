// Whatever goes wrong inside the guard, its answer is a refusal.
import { type AuditEntry, HarnessError } from '@agent-harness/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { allowed, guard } from './core.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { fakeLayers } from './layers.fixture.ts';

const noSpace = new HarnessError('audit.failed', 'no space', 'free some');
const permission = JSON.stringify({ hook_event_name: 'PermissionRequest' });

afterEach(() => vi.restoreAllMocks());

describe('every fault is a refusal', () => {
  it('an event that is not JSON, or no event', async () => {
    const { core, send, entries } = await guard();
    for (const bytes of ['', '{', 'null', '[]', '"x"', '{"hook_event_name":"PermissionRequest"'])
      expect(await core.handle(Buffer.from(bytes)), bytes).toMatchObject({ exit: 2 });
    expect(await send({})).toMatchObject({ exit: 2 });
    expect(entries.at(-1)?.detail).toMatchObject({ rule: 'session.malformed-event' });
  });

  it('on record as one of a liveness session, where it was refused in one', async () => {
    const live = await guard({ stage: sessionOf({ liveness: true }) });
    await live.core.handle(Buffer.from('null'));
    expect(live.entries.at(-1)?.detail).toMatchObject({ rule: 'session.malformed-event', liveness: true });
    const { core, entries } = await guard();
    await core.handle(Buffer.from('null'));
    expect(entries.at(-1)?.detail).not.toHaveProperty('liveness');
  });

  it('a layer that throws', async () => {
    const { announce, ask, entries } = await guard();
    announce(['t1', 'CRASH']);
    expect(await ask('CRASH')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('layer crashed'),
    });
    expect(entries.at(-1)).toMatchObject({
      kind: 'guard.failed',
      source: 'guard',
      stage: 'draft',
      detail: { why: 'the guard failed: layer crashed' },
    });
  });

  it('a decision after the deadline, which is not remembered as allowed', async () => {
    const { announce, ask, result } = await guard({ deadlineMs: 50 });
    announce(['t1', 'SLOW']);
    expect(await ask('SLOW')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('longer than 50 ms'),
    });
    expect(await result('t1', 'it ran')).toMatchObject({ kind: 'stop' });
  });

  it('a disk that takes too long', async () => {
    const slow = (entry: AuditEntry) =>
      new Promise<void>((resolve) => setTimeout(resolve, entry.kind === 'call.decided' ? 60 : 0));
    const { announce, ask, result } = await guard({ deadlineMs: 30, append: slow });
    announce(['t1', 'ls']);
    expect(await ask('ls')).toMatchObject({ exit: 2 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await result('t1', 'it ran')).toMatchObject({ kind: 'stop' });
  });

  it('an audit log that cannot be written: now, and for good', async () => {
    let full = false;
    const { announce, ask, result, failures, core, looks, cleaned } = await guard({
      append: async () => {
        if (full) throw noSpace;
      },
    });
    announce(['t1', 'ls'], ['t2', 'ls']);
    full = true;
    const lost = { exit: 2, reason: expect.stringContaining('audit log cannot be written') };
    expect(await ask('ls')).toMatchObject(lost);
    full = false;
    const work = [...looks, ...cleaned];
    expect(await ask('ls')).toMatchObject(lost);
    expect(await core.refuse('garbage')).toMatchObject(lost);
    expect(await result('t1', 'fine')).toMatchObject({ kind: 'stop', reason: lost.reason });
    await expect(core.open(sessionOf())).rejects.toMatchObject({ code: 'guard.broken' });
    expect(failures).toHaveLength(1);
    // Nothing comes of it any more, so its judge is asked for nothing.
    expect([...looks, ...cleaned]).toEqual(work);
  });

  it('an audit log that could not be written while another call waited, and could again', async () => {
    let full = false;
    const { announce, ask, failures } = await guard({
      append: async () => {
        if (full) throw noSpace;
      },
    });
    const waiting = ask('b');
    announce(['t1', 'a']);
    full = true;
    expect(await ask('a')).toMatchObject({ exit: 2 });
    full = false;
    announce(['t2', 'b']);
    expect(await waiting).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('audit log cannot be written'),
    });
    expect(failures).toHaveLength(1);
  });

  it('an audit log that cannot be written for two calls at once, which is said once', async () => {
    let full = false;
    const { announce, ask, failures } = await guard({
      append: async () => {
        if (full) throw noSpace;
      },
    });
    announce(['t1', 'a'], ['t2', 'b']);
    full = true;
    expect(await Promise.all([ask('a'), ask('b')])).toMatchObject([{ exit: 2 }, { exit: 2 }]);
    expect(failures).toHaveLength(1);
  });

  it.each<[unknown, string]>([
    [new TypeError('a defect'), 'a defect'],
    [new HarnessError('event.invalid', 'not this', 'that'), 'not this'],
    ['a text', 'a text'],
  ])('a record that fails by %s, which breaks nothing else', async (cause, why) => {
    const faults: unknown[] = [];
    const { announce, ask, failures } = await guard({
      append: async () => {
        if (faults.length > 0) throw faults.pop();
      },
    });
    announce(['t1', 'a'], ['t2', 'b']);
    faults.push(cause);
    expect(await ask('a')).toEqual({ exit: 2, reason: `the guard failed: ${why}` });
    expect(await ask('b')).toMatchObject(allowed);
    expect(failures).toEqual([]);
  });

  it('a disk that never ends, when the clock says so', async () => {
    const timers: (() => void)[] = [];
    const stopped: unknown[] = [];
    const { announce, ask, entries } = await guard({
      append: (entry) => (entry.kind === 'call.decided' ? new Promise(() => {}) : Promise.resolve()),
    });
    announce(['t1', 'ls']);
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => timers.push(run)) as never);
    vi.spyOn(globalThis, 'clearTimeout').mockImplementation((timer) => void stopped.push(timer));
    const answer = ask('ls');
    timers[0]?.();
    expect(timers).not.toEqual([]);
    const soon = new Promise((resolve) => setImmediate(resolve));
    expect(await Promise.race([answer, soon])).toEqual({
      exit: 2,
      reason: 'the guard took longer than 60000 ms',
    });
    // A timer that is left behind would hold its process.
    expect(stopped).toContain(1);
    expect(entries.at(-1)).toMatchObject({
      kind: 'guard.failed',
      detail: { why: 'no decision within 60000 ms' },
    });
  });
});

it('remembers nothing as allowed of an event that its timer has answered', async () => {
  const timers: (() => void)[] = [];
  let release = () => {};
  const { announce, ask, core } = await guard({
    append: (entry) =>
      entry.kind === 'call.decided' ? new Promise((resolve) => (release = resolve)) : Promise.resolve(),
  });
  announce(['t1', 'ls']);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => timers.push(run)) as never);
  const answer = ask('ls');
  await new Promise((resolve) => setImmediate(resolve));
  timers[0]?.();
  release();
  expect(await answer).toMatchObject({ exit: 2 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(core.tally().allowed).toBe(0);
});

describe('without a session', () => {
  function unopened(append: (entry: AuditEntry) => Promise<void> = async () => {}) {
    const entries: AuditEntry[] = [];
    const core = createCore(
      {
        append: async (entry) => {
          await append(entry);
          entries.push(entry);
          return undefined as never;
        },
      },
      judgeHere(fakeLayers),
      { onFailed() {} },
    );
    return { core, entries };
  }

  it('every event and result is refused for that, and an event is on record', async () => {
    const { core, entries } = unopened();
    const reason = 'no session is open';
    expect(await core.handle(Buffer.from(permission))).toEqual({ exit: 2, reason });
    expect(await core.results([{ id: 't1', isError: false, texts: ['fine'] }])).toEqual([
      { kind: 'stop', reason },
    ]);
    expect(entries).toMatchObject([
      {
        kind: 'session.event',
        source: 'guard',
        stage: null,
        decision: 'deny',
        detail: { rule: 'session.not-open', reason },
      },
    ]);
    expect(await core.refuse('garbage')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('garbage'),
    });
  });

  it('an event is a small one', async () => {
    const { core } = unopened();
    expect(core.maxEventBytes()).toBe(65_536);
    await core.open(sessionOf());
    expect(core.maxEventBytes()).toBe(262_144);
  });

  it('a failure is a refusal too, and on record', async () => {
    const faults = [new TypeError('a defect')];
    const { core, entries } = unopened(async () => {
      const fault = faults.pop();
      if (fault) throw fault;
    });
    expect(await core.handle(Buffer.from(permission))).toEqual({
      exit: 2,
      reason: 'the guard failed: a defect',
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(entries).toMatchObject([{ kind: 'guard.failed', source: 'guard', stage: null }]);
  });
});

it.each([
  ['every command', { commands: [{ name: '*', why: 'anything' }] }],
  ['every host', { hosts: ['*'] }],
])('opens no session whose policy grants %s', async (_, space) => {
  await expect(guard({ stage: sessionOf({ space }) })).rejects.toMatchObject({ code: 'policy.open' });
});
