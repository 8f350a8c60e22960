// What the guard does when its judge does not end in time, or fails: it refuses, says why, and keeps a record.
import type { AuditEntry } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import type { Finished, Judge } from './judgement.ts';
import { fakeLayers } from './layers.fixture.ts';
import { facts } from './facts.fixture.ts';

const deadlineMs = 60_000;

async function guard() {
  const entries: AuditEntry[] = [];
  const own: (boolean | undefined)[] = [];
  const times: number[] = [];
  const log = {
    append: async (entry: AuditEntry, isOwn?: boolean) => {
      entries.push(entry);
      own.push(isOwn);
      return undefined as never;
    },
  };
  const judge = judgeHere({
    ...fakeLayers,
    // The words of a verdict are the result's own, so its record must be cleaned.
    sanitiseResponse: (response, policy) => ({
      ...fakeLayers.sanitiseResponse(response, policy),
      verdicts: [{ layer: 'L5', verdict: 'flag', rule: 'r', reason: '', instead: null, words: ['SECRET'] }],
    }),
  });
  /** What the judge does from now on in place of its work. */
  const instead: { judge?: Awaited<ReturnType<Judge['judge']>>; finish?: Finished } = {};
  const core = createCore(
    log,
    {
      open: (stage) => judge.open(stage),
      judge: async (bytes, tainted, withinMs) => {
        times.push(withinMs);
        return instead.judge ?? judge.judge(bytes, tainted, withinMs);
      },
      finish: async (drafts, about, withinMs) => {
        times.push(withinMs);
        return instead.finish ?? judge.finish(drafts, about, withinMs);
      },
    },
    { deadlineMs, onFailed() {} },
  );
  await core.open(sessionOf({ space: { tools: ['Bash'] } }));
  const announce = () => core.announce({ id: 't1', tool: 'Bash', input: { command: 'ls SECRET' } });
  const event = {
    session_id: 's1',
    cwd: '/workspace',
    hook_event_name: 'PermissionRequest',
    tool_name: 'Bash',
    tool_input: { command: 'ls SECRET' },
  };
  const ask = () => core.handle(Buffer.from(JSON.stringify(event)));
  const result = async () => (await core.results([{ id: 't1', isError: false, texts: ['SECRET'] }]))[0];
  return { core, entries, own, times, instead, announce, ask, result };
}

const deniedAt = (step: string) => ({
  exit: 0,
  body: { hookSpecificOutput: { decision: { behavior: 'deny', message: expect.stringContaining(step) } } },
});
const overdueRecord = {
  kind: 'call.decided',
  call: 't1',
  decision: 'deny',
  tool: 'Bash',
  session: null,
  cwd: null,
  detail: { rule: 'session.deadline', withheld: true },
};

describe('a call', () => {
  it('whose judging does not end is refused in the name of the step, and recorded without its texts', async () => {
    const { announce, ask, instead, entries, core } = await guard();
    announce();
    instead.judge = { kind: 'overdue', step: 'L4', facts };
    expect(await ask()).toMatchObject(deniedAt('L4'));
    expect(entries.at(-1)).toMatchObject(overdueRecord);
    expect(core.tally()).toMatchObject({ allowed: 0, refused: 1, unaccounted: [] });
  });

  it('whose record cannot be cleaned in time is refused, and is the same call on record', async () => {
    const { announce, ask, instead, entries, core } = await guard();
    announce();
    instead.finish = { kind: 'overdue', step: 'cleaning', facts };
    expect(await ask()).toMatchObject(deniedAt('cleaning'));
    expect(entries.at(-1)).toMatchObject(overdueRecord);
    expect(core.tally()).toMatchObject({ allowed: 0, refused: 1 });
  });

  it('whose record cannot be cleaned at all is refused, with the reason', async () => {
    const { announce, ask, instead, core } = await guard();
    announce();
    instead.finish = { kind: 'failed', why: 'no memory' };
    expect(await ask()).toEqual({ exit: 2, reason: 'the guard failed: no memory' });
    expect(core.tally()).toMatchObject({ allowed: 0 });
  });
});

describe('a result', () => {
  async function allowed() {
    const made = await guard();
    made.announce();
    await made.ask();
    return made;
  }
  it('that is not judged in time is withheld', async () => {
    const { result, instead, entries } = await allowed();
    instead.judge = { kind: 'overdue', step: 'cleaning', facts: null };
    expect(await result()).toEqual({
      kind: 'replace',
      texts: [expect.stringMatching(/^\[withheld: .*cleaning; ask for less at once\]$/u)],
    });
    expect(entries.at(-1)).toMatchObject({
      kind: 'call.ended',
      decision: 'deny',
      detail: { withheld: true },
    });
  });

  it('whose record cannot be cleaned in time is withheld, and recorded without its texts', async () => {
    const { result, instead, entries } = await allowed();
    instead.finish = { kind: 'overdue', step: 'L4', facts: null };
    expect(await result()).toEqual({ kind: 'replace', texts: [expect.stringContaining('withheld')] });
    expect(entries.at(-1)).toMatchObject({
      kind: 'call.ended',
      call: null,
      decision: 'deny',
      detail: { withheld: true },
    });
  });

  it('that cannot be judged stops the session, and the failure is on record', async () => {
    const { result, instead, entries } = await allowed();
    instead.judge = { kind: 'failed', why: 'no memory' };
    expect(await result()).toEqual({ kind: 'stop', reason: 'the guard failed: no memory' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(entries.at(-1)).toMatchObject({
      kind: 'guard.failed',
      detail: { why: 'the guard failed: no memory' },
    });
  });
});

it('leaves time for the record whenever it gives its judge work', async () => {
  const { core, announce, ask, result, times } = await guard();
  announce();
  await ask();
  await result();
  const before = times.length;
  expect(before).toBeGreaterThan(4);
  core.announce({ id: 't2', tool: 'Bash', input: { command: 'ls' } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(times).toHaveLength(before + 1);
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(Math.max(...times)).toBeLessThanOrEqual(deadlineMs - 100);
});

it.each<Finished>([
  { kind: 'failed', why: 'no memory' },
  { kind: 'overdue', step: 'cleaning', facts: null },
])('keeps what nobody wrote of a record of no event that cannot be cleaned: %j', async (finish) => {
  const { core, entries, instead } = await guard();
  instead.finish = finish;
  await core.refuse('garbage');
  expect(entries.at(-1)).toMatchObject({
    kind: 'session.event',
    decision: 'deny',
    detail: { withheld: true },
  });
  expect(JSON.stringify(entries.at(-1))).not.toContain('garbage');
});

it('lets the log trust the shape of its own records, and of no others', async () => {
  const { announce, ask, core, entries, own } = await guard();
  announce();
  await ask();
  expect(own.at(-1)).toBe(true);
  const [opened] = entries;
  if (opened) await core.record(opened);
  expect(own.at(-1)).toBe(false);
});
