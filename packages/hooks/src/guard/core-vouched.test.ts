// Which records are kept as they are, because every text in them is known to be clean, and which are looked through again.
import type { AuditEntry, CallResult } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import type { Judged } from './judgement.ts';
import type { Layers } from './layers.ts';
import { fakeLayers } from './layers.fixture.ts';

/** `SECRET` in an event is a credential, and all else is clean. */
const redactor: Layers['redactor'] = (event) => ({
  clean: !JSON.stringify(event ?? null).includes('SECRET'),
  redact: (text) => text.replaceAll('SECRET', '[redacted]'),
});

async function guard(change: Partial<Layers> = {}) {
  const log: { entry: AuditEntry; own: boolean | undefined }[] = [];
  const lookedThrough: string[] = [];
  const instead: { judged?: Judged } = {};
  const judge = judgeHere({ ...fakeLayers, redactor, ...change });
  const core = createCore(
    {
      append: async (entry, own) => {
        log.push({ entry, own });
        return undefined as never;
      },
    },
    {
      ...judge,
      judge: async (...asked) => instead.judged ?? judge.judge(...asked),
      finish(drafts, about, withinMs) {
        lookedThrough.push(...drafts.map(({ entry }) => entry.kind));
        return judge.finish(drafts, about, withinMs);
      },
    },
    { deadlineMs: 60_000, onFailed() {} },
  );
  await core.open(sessionOf({ mounts: [{ target: '/repo', source: '/x', untrusted: true }] }));
  lookedThrough.splice(0);
  const send = (event: object) =>
    core.handle(Buffer.from(JSON.stringify({ session_id: 's1', cwd: '/workspace', ...event })));
  const call = async (id: string, command: string) => {
    core.announce({ id, tool: 'Bash', input: { command } });
    return send({ hook_event_name: 'PermissionRequest', tool_name: 'Bash', tool_input: { command } });
  };
  const result = async (id: string, text: string, more: Partial<CallResult> = {}) =>
    (await core.results([{ id, isError: false, texts: [text], ...more }]))[0];
  return { log, lookedThrough, instead, send, call, result };
}

describe('a record is kept as it is', () => {
  it('where all that it says is the guard’s own, the provider’s, or what the judge found clean', async () => {
    const { call, result, lookedThrough, log } = await guard();
    await call('toolu_1', 'ls');
    await result('toolu_1', 'fine');
    await result('toolu_1', 'failed', { isError: true });
    expect(lookedThrough).toEqual([]);
    expect(log.map(({ entry, own }) => [entry.kind, entry.call, own])).toEqual([
      ['session.event', null, false],
      ['call.decided', 'toolu_1', true],
      ['call.ended', 'toolu_1', true],
      ['session.event', 'toolu_1', true],
    ]);
  });

  it('where it names the mount that calls have read', async () => {
    const paths = [{ path: '/repo/a', access: 'read' as const, from: '' }];
    const { call, lookedThrough, log } = await guard({
      normalise: (raw) => ({ ...fakeLayers.normalise(raw), paths }),
    });
    await call('toolu_1', 'cat a');
    await call('toolu_2', 'cat a');
    expect(log.at(-1)?.entry.detail).toEqual({ sources: ['/repo'] });
    expect(lookedThrough).toEqual([]);
  });

  it('of an event with a credential too, where it repeats no more than was found clean in that event', async () => {
    const { send, lookedThrough } = await guard();
    await send({ hook_event_name: 'Stop', note: 'SECRET' });
    expect(lookedThrough).toEqual([]);
  });
});

describe('a record is looked through again', () => {
  it.each(['t1', 'atoolu_1', 'toolu_', 'toolu_1!', `toolu_${'1'.repeat(61)}`])(
    'where the id of the call has a shape that the provider does not give it: %s',
    async (id) => {
      const { call, lookedThrough, log } = await guard();
      await call(id, 'ls');
      expect(lookedThrough).toEqual(['call.decided']);
      expect(log.at(-1)).toMatchObject({ entry: { call: id, decision: 'allow' }, own: true });
    },
  );

  it('where the event holds a credential: it may be an earlier event’s innocent word', async () => {
    const { call, lookedThrough } = await guard();
    await call('toolu_1', 'ls SECRET');
    expect(lookedThrough).toEqual(['call.decided']);
  });

  it.each([
    ['but not for a text that a clean event had before', 'clean', []],
    ['also for a text of an event that was not clean', 'SECRET', ['call.decided']],
  ])('%s', async (_, note, expected) => {
    const { call, send, lookedThrough } = await guard();
    await send({ hook_event_name: 'Stop', tool_use_id: 't1', note });
    await call('t1', 'ls');
    expect(lookedThrough).toEqual(expected);
  });

  it('where more has been said than is remembered', async () => {
    const resolved = Array.from({ length: 20_000 }, (_, at) => `/a -> /${at}`);
    const { call, send, lookedThrough } = await guard({
      decide: (event, policy, context) => ({ ...fakeLayers.decide(event, policy, context), resolved }),
    });
    await send({ hook_event_name: 'UserPromptSubmit', prompt: 'go' });
    expect(lookedThrough).toEqual([]);
    await send({ hook_event_name: 'Stop', tool_use_id: 't1' });
    expect(lookedThrough).toEqual([]);
    await call('t1', 'ls');
    await call('toolu_2', 'ls -a');
    expect(lookedThrough).toEqual(['call.decided', 'call.decided']);
  });

  it('where no judge has looked at the result, or not to the end', async () => {
    const { result, call, log, instead } = await guard();
    await result('SECRET-1', 'it ran');
    expect(log.at(-1)).toMatchObject({ entry: { call: '[redacted]-1', decision: 'deny' }, own: false });
    await call('SECRET-2', 'ls');
    instead.judged = { kind: 'overdue', step: 'L4', facts: null };
    await result('SECRET-2', 'fine');
    expect(log.at(-1)).toMatchObject({
      entry: { kind: 'call.ended', call: '[redacted]-2', decision: 'deny' },
      own: false,
    });
  });
});
