// Whatever goes wrong inside the guard, its answer is a refusal.
import type { AuditEntry } from '@agent-harness/contracts';
import { HarnessError } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { guard } from './core.fixture.ts';

describe('every fault is a refusal', () => {
  it('an event that is not JSON, or no event', async () => {
    const { core, send, entries } = await guard();
    for (const bytes of ['', '{', 'null', '[]', '"x"', '{"hook_event_name":"PermissionRequest"'])
      expect(await core.handle(Buffer.from(bytes)), bytes).toMatchObject({ exit: 2 });
    expect(await send({})).toMatchObject({ exit: 2 });
    expect(entries.at(-1)?.detail).toMatchObject({ rule: 'session.malformed-event' });
  });

  it('a layer that throws', async () => {
    const { announce, ask, entries } = await guard();
    announce(['t1', 'CRASH']);
    expect(await ask('CRASH')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('layer crashed'),
    });
    expect(entries.at(-1)).toMatchObject({ kind: 'guard.failed' });
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
    const { announce, ask, failures, core } = await guard({
      append: async () => {
        if (full) throw new HarnessError('audit.failed', 'no space', 'free some');
      },
    });
    announce(['t1', 'ls'], ['t2', 'ls']);
    full = true;
    const lost = { exit: 2, reason: expect.stringContaining('audit log cannot be written') };
    expect(await ask('ls')).toMatchObject(lost);
    full = false;
    expect(await ask('ls')).toMatchObject(lost);
    await expect(core.open(sessionOf())).rejects.toMatchObject({ code: 'guard.broken' });
    expect(failures).toHaveLength(1);
  });
});

it.each([
  ['every command', { commands: [{ name: '*', why: 'anything' }] }],
  ['every host', { hosts: ['*'] }],
])('opens no session whose policy grants %s', async (_, space) => {
  await expect(guard({ stage: sessionOf({ space }) })).rejects.toMatchObject({ code: 'policy.open' });
});
