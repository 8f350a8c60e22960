import type { AuditEntry, GuardSession } from '@agent-harness/contracts';
import { HarnessError } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { fakeLayers } from './layers.fixture.ts';

interface Options {
  stage?: GuardSession;
  deadlineMs?: number;
  append?: (entry: AuditEntry) => Promise<void>;
}

async function guard({ stage = sessionOf(), deadlineMs = 60_000, append = async () => {} }: Options = {}) {
  const entries: AuditEntry[] = [];
  const failures: string[] = [];
  const log = {
    async append(entry: AuditEntry): Promise<never> {
      await append(entry);
      entries.push(entry);
      return undefined as never;
    },
  };
  const core = createCore(log, judgeHere(fakeLayers), {
    deadlineMs,
    onFailed: (reason) => failures.push(reason),
  });
  await core.open(stage);
  const send = (event: object) => core.handle(Buffer.from(JSON.stringify(event)));
  const ask = (id: string, command: string, tool = 'Bash') =>
    send({ hook_event_name: 'PreToolUse', tool_name: tool, tool_use_id: id, tool_input: { command } });
  const permit = (command: string) =>
    send({ hook_event_name: 'PermissionRequest', tool_name: 'Bash', tool_input: { command } });
  const done = (id: string, stdout: unknown, hook = 'PostToolUse') =>
    send({
      hook_event_name: hook,
      tool_name: 'Bash',
      tool_use_id: id,
      tool_response: { stdout },
      error: stdout,
    });
  const batch = (...calls: [id: string, text: string][]) =>
    send({
      hook_event_name: 'PostToolBatch',
      tool_calls: calls.map(([id, text]) => ({ tool_use_id: id, tool_name: 'Bash', tool_response: text })),
    });
  const announce = (...ids: string[]) => ids.forEach((id) => core.announce({ id, tool: 'Bash' }));
  return { core, entries, failures, send, ask, permit, done, batch, announce };
}

const allowed = { exit: 0, body: { hookSpecificOutput: { permissionDecision: 'allow' } } };
const permitted = { exit: 0, body: { hookSpecificOutput: { decision: { behavior: 'allow' } } } };

describe('a call', () => {
  it('is asked, permitted, cleaned and closed, each on record before its answer', async () => {
    const { announce, ask, permit, done, batch, entries, core } = await guard();
    announce('t1');
    expect(await ask('t1', 'ls')).toMatchObject(allowed);
    expect(await permit('ls')).toMatchObject(permitted);
    expect(await done('t1', 'a SECRET')).toEqual({
      exit: 0,
      body: {
        hookSpecificOutput: { hookEventName: 'PostToolUse', updatedToolOutput: { stdout: 'a [redacted]' } },
      },
    });
    expect(await batch(['t1', 'a [redacted]'])).toEqual({ exit: 0, body: {} });
    expect(entries.map(({ kind, hook, decision, call }) => [kind, hook, decision, call])).toEqual([
      ['session.event', null, null, null],
      ['call.decided', 'PreToolUse', 'allow', 't1'],
      ['call.decided', 'PermissionRequest', 'allow', 't1'],
      ['call.ended', 'PostToolUse', null, 't1'],
      ['session.event', 'PostToolBatch', null, null],
    ]);
    expect(core.tally()).toMatchObject({ asked: 1, allowed: 1, refused: 0 });
  });

  it('is refused with its reason and its verdicts, and closed by the batch', async () => {
    const { announce, ask, permit, batch, entries, core } = await guard();
    announce('t1');
    expect(await ask('t1', 'BAD SECRET')).toEqual({ exit: 2, reason: 'BAD is refused' });
    expect(await permit('BAD SECRET')).toMatchObject({
      body: { hookSpecificOutput: { decision: { behavior: 'deny' } } },
    });
    expect(await batch(['t1', 'PreToolUse:Bash hook error: [client]: BAD'])).toEqual({ exit: 0, body: {} });
    expect(entries[1]).toMatchObject({ decision: 'deny', verdicts: [{ rule: 'shell.bad' }] });
    expect(entries[1]?.input).toBe('{"command":"BAD [redacted]"}');
    expect(entries[3]).toMatchObject({ kind: 'call.ended', call: 't1', detail: { outcome: 'refused' } });
    expect(core.tally()).toMatchObject({
      refused: 1,
      rules: expect.arrayContaining([{ rule: 'shell.bad', count: 1 }]),
    });
  });

  it('is refused when the model did not ask for it, asked twice, or permitted without an ask', async () => {
    const { announce, ask, permit, entries } = await guard();
    expect(await ask('forged', 'ls')).toMatchObject({ exit: 2 });
    expect(entries[1]).toMatchObject({
      decision: 'deny',
      detail: { rule: 'session.unasked-call' },
      verdicts: [{}],
    });
    announce('t1');
    expect(await ask('t1', 'ls')).toMatchObject(allowed);
    expect(await ask('t1', 'ls')).toMatchObject({ exit: 2, reason: expect.stringContaining('asked before') });
    expect(await permit('ls -a')).toMatchObject({
      body: { hookSpecificOutput: { decision: { behavior: 'deny' } } },
    });
    expect(await permit('ls')).toMatchObject(permitted);
    expect(await permit('ls')).toMatchObject({
      body: { hookSpecificOutput: { decision: { behavior: 'deny' } } },
    });
  });

  it('is decided once when two ask for it at the same time', async () => {
    const { announce, ask } = await guard();
    const asked = Promise.all([ask('t1', 'ls'), ask('t1', 'ls')]);
    announce('t1');
    expect((await asked).map(({ exit }) => exit).toSorted()).toEqual([0, 2]);
  });

  it('carries a warning when its output reads like instructions', async () => {
    const { announce, ask, done } = await guard();
    announce('t1');
    await ask('t1', 'ls');
    expect(await done('t1', 'INJECT')).toMatchObject({
      body: { hookSpecificOutput: { additionalContext: expect.stringContaining('untrusted') } },
    });
  });

  it('that reports an output without having been allowed is forged', async () => {
    const { announce, done, entries } = await guard();
    announce('t1');
    expect(await done('t1', 'x')).toMatchObject({ exit: 2 });
    expect(entries[1]).toMatchObject({ kind: 'session.event', detail: { forged: true } });
  });
});

describe('a batch stops the loop', () => {
  it('for a call that nobody announced', async () => {
    const { batch } = await guard();
    expect(await batch(['t9', 'text'])).toMatchObject({ exit: 2, reason: expect.stringContaining('t9') });
  });

  it('for an output of a call that was refused, or never asked', async () => {
    const { announce, ask, batch } = await guard();
    announce('t1', 't2', 't3');
    await ask('t1', 'BAD');
    expect(await batch(['t1', 'root:x:0:0'])).toMatchObject({ exit: 2 });
    expect(await batch(['t2', 'total 0'])).toMatchObject({ exit: 2 });
    expect(
      await batch(['t3', '<tool_use_error>Error: No such tool available: Nope</tool_use_error>']),
    ).toMatchObject({ exit: 0 });
  });

  it('for a text that PostToolUse could not clean, such as a failure', async () => {
    const { announce, ask, done, batch } = await guard();
    announce('t1');
    await ask('t1', 'ls');
    expect(await done('t1', 'Exit code 1 SECRET', 'PostToolUseFailure')).toEqual({ exit: 0, body: {} });
    expect(await batch(['t1', 'Exit code 1 SECRET'])).toMatchObject({ exit: 2 });
  });

  it('when it is not a batch', async () => {
    const { send } = await guard();
    expect(await send({ hook_event_name: 'PostToolBatch' })).toMatchObject({ exit: 2 });
    expect(await send({ hook_event_name: 'PostToolBatch', tool_calls: [{}] })).toMatchObject({ exit: 2 });
  });
});

describe('the session', () => {
  it('knows its first prompt only once it was allowed', async () => {
    const { core, send } = await guard();
    expect(await send({ hook_event_name: 'UserPromptSubmit', prompt: 'BAD' })).toMatchObject({ exit: 2 });
    expect(await core.promptSeen(1)).toBe(false);
    expect(await send({ hook_event_name: 'UserPromptSubmit', prompt: 'hello' })).toEqual({
      exit: 0,
      body: {},
    });
    expect(await core.promptSeen(1)).toBe(true);
  });

  it('records its life, and refuses configuration and events it does not know', async () => {
    const { send } = await guard();
    for (const hook of ['SessionStart', 'SessionEnd', 'SubagentStart', 'SubagentStop', 'Stop'])
      expect(await send({ hook_event_name: hook }), hook).toEqual({ exit: 0, body: {} });
    for (const hook of ['ConfigChange', 'InstructionsLoaded', 'WorktreeCreate', 'Whatever'])
      expect(await send({ hook_event_name: hook }), hook).toMatchObject({ exit: 2 });
  });

  it('ends after too many refusals, and says so once', async () => {
    const { announce, ask, failures, core } = await guard({ stage: sessionOf({ maxRefusals: 2 }) });
    announce('t1', 't2', 't3');
    await ask('t1', 'BAD');
    await core.refuse('garbage');
    expect(await ask('t2', 'ls')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('the session is over'),
    });
    await ask('t3', 'ls');
    expect(failures).toHaveLength(1);
  });

  it('must be open', async () => {
    const core = createCore({ append: async () => undefined as never }, judgeHere(fakeLayers), {
      onFailed() {},
    });
    expect(await core.handle(Buffer.from('{"hook_event_name":"SessionStart"}'))).toMatchObject({ exit: 2 });
    expect(() => core.tally()).toThrow(expect.objectContaining({ code: 'guard.not-open' }));
  });
});

describe('every fault is a refusal', () => {
  it('an event that is not JSON, or no event', async () => {
    const { core, send, entries } = await guard();
    for (const bytes of ['', '{', 'null', '[]', '"x"', '{"hook_event_name":"PreToolUse"'])
      expect(await core.handle(Buffer.from(bytes)), bytes).toMatchObject({ exit: 2 });
    expect(await send({})).toMatchObject({ exit: 2 });
    expect(entries.at(-1)?.detail).toMatchObject({ rule: 'session.malformed-event' });
  });

  it('a layer that throws', async () => {
    const { announce, ask, permit, entries } = await guard();
    announce('t1');
    expect(await ask('t1', 'CRASH')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('layer crashed'),
    });
    expect(entries.at(-1)).toMatchObject({ kind: 'guard.failed' });
    expect(await permit('CRASH')).toMatchObject({
      body: { hookSpecificOutput: { decision: { behavior: 'deny' } } },
    });
  });

  it('a decision after the deadline, which is not remembered as allowed', async () => {
    const { announce, ask, permit } = await guard({ deadlineMs: 50 });
    announce('t1');
    expect(await ask('t1', 'SLOW')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('longer than 50 ms'),
    });
    expect(await permit('SLOW')).toMatchObject({
      body: { hookSpecificOutput: { decision: { behavior: 'deny' } } },
    });
  });

  it('a disk that takes too long', async () => {
    const slow = (entry: AuditEntry) =>
      new Promise<void>((resolve) => setTimeout(resolve, entry.kind === 'call.decided' ? 60 : 0));
    const { announce, ask, permit } = await guard({ deadlineMs: 30, append: slow });
    announce('t1');
    expect(await ask('t1', 'ls')).toMatchObject({ exit: 2 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    const late = await permit('ls');
    expect(late).not.toMatchObject(permitted);
  });

  it('an audit log that cannot be written: now, and for good', async () => {
    let full = false;
    const { announce, ask, failures, core } = await guard({
      append: async () => {
        if (full) throw new HarnessError('audit.failed', 'no space', 'free some');
      },
    });
    announce('t1', 't2');
    full = true;
    expect(await ask('t1', 'ls')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('audit log cannot be written'),
    });
    full = false;
    expect(await ask('t2', 'ls')).toMatchObject({
      exit: 2,
      reason: expect.stringContaining('audit log cannot be written'),
    });
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
