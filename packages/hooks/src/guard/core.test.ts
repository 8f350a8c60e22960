// Calls and their results: each asked for, decided, cleaned and closed once.
import { HarnessError } from '@agent-harness/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { denyPermit } from './answers.ts';
import { allowed, denied, guard } from './core.fixture.ts';

afterEach(() => vi.restoreAllMocks());

const silence = "Claude requested permissions to use Bash, but you haven't granted it yet.";

describe('a call', () => {
  it('is asked for, cleaned and closed, each on record before its answer', async () => {
    const { announce, ask, result, entries, core } = await guard();
    announce(['t1', 'ls']);
    expect(await ask('ls')).toMatchObject(allowed);
    expect(await result('t1', 'a SECRET')).toEqual({ kind: 'replace', texts: ['a [redacted]'] });
    expect(entries.map(({ kind, decision: made, call }) => [kind, made, call])).toEqual([
      ['session.event', null, null],
      ['call.decided', 'allow', 't1'],
      ['call.ended', null, 't1'],
    ]);
    expect(entries[2]?.detail).toEqual({ outcome: 'ok', changed: true, injected: false });
    expect(core.tally()).toMatchObject({ asked: 1, allowed: 1, refused: 0, unaccounted: [] });
  });

  it('is refused with its reason and its verdicts, and closed by its result', async () => {
    const { announce, ask, result, entries, core } = await guard();
    announce(['t1', 'BAD SECRET']);
    expect(await ask('BAD SECRET')).toEqual(denyPermit('BAD is refused'));
    expect(await result('t1', 'Refused by the guard: BAD is refused', true)).toEqual({ kind: 'pass' });
    expect(entries[1]).toMatchObject({ call: 't1', decision: 'deny', verdicts: [{ rule: 'shell.bad' }] });
    expect(entries[1]?.input).toBe('{"command":"BAD [redacted]"}');
    expect(entries[2]).toMatchObject({ kind: 'call.ended', call: 't1', detail: { outcome: 'refused' } });
    expect(core.tally()).toMatchObject({
      refused: 1,
      rules: expect.arrayContaining([{ rule: 'shell.bad', count: 1 }]),
    });
  });

  it('is refused when the model did not ask for it, asked for something else, or was answered before', async () => {
    const { announce, ask, entries } = await guard();
    expect(await ask('ls')).toMatchObject(denied);
    expect(entries[1]).toMatchObject({
      call: null,
      decision: 'deny',
      detail: { rule: 'session.unasked-call' },
      verdicts: [{}],
    });
    announce(['t1', 'ls']);
    expect(await ask('ls -a')).toMatchObject(denied);
    expect(await ask('ls')).toMatchObject(allowed);
    expect(await ask('ls')).toMatchObject(denied);
    expect(entries.at(-1)).toMatchObject({ call: null, detail: { rule: 'session.repeated-call' } });
  });

  it('is decided once when two ask for it at the same time', async () => {
    const { announce, ask } = await guard();
    const asked = Promise.all([ask('ls'), ask('ls')]);
    announce(['t1', 'ls']);
    const behaviors = (await asked).map((answer) => /"behavior":"(\w+)"/u.exec(JSON.stringify(answer))?.[1]);
    expect(behaviors.toSorted()).toEqual(['allow', 'deny']);
  });

  it('is decided by what the request says, whatever the model wrote', async () => {
    const { core, send } = await guard();
    core.announce({ id: 't1', tool: 'Read', input: { file_path: 'BAD/../x' } });
    core.announce({ id: 't2', tool: 'Read', input: { file_path: 'y' } });
    const read = (file_path: string) =>
      send({
        hook_event_name: 'PermissionRequest',
        tool_name: 'Read',
        tool_input: { file_path },
      });
    expect(await read('/workspace/BAD/../x')).toMatchObject(denied);
    expect(await read('/workspace/y')).toMatchObject(allowed);
  });

  it('is looked at before it is asked, unless another may run until then', async () => {
    const { announce, ask, result, looks } = await guard();
    const soon = () => new Promise((resolve) => setImmediate(resolve));
    const alone = async (id: string, command: string) => {
      announce([id, command]);
      await soon();
      const before = looks.length;
      expect(await ask(command)).toMatchObject(allowed);
      return looks.length - before;
    };
    expect(await alone('t1', 'a')).toBe(1);
    await result('t1', 'done');
    expect(await alone('t2', 'b')).toBe(0);
    expect(await alone('t3', 'while b runs')).toBe(1);
    await result('t2', 'done');
    await result('t3', 'done');
    announce(['t4', 'c'], ['t5', 'd']);
    await soon();
    const before = looks.length;
    await ask('c');
    await ask('d');
    expect(looks.length - before).toBe(2);
  });

  it('is answered in time up to its deadline', async () => {
    const { announce, ask } = await guard({ deadlineMs: 0 });
    announce(['t1', 'ls']);
    vi.spyOn(performance, 'now').mockReturnValue(5);
    expect(await ask('ls')).toMatchObject(allowed);
  });

  it('carries a warning when its result reads like instructions', async () => {
    const { announce, ask, core } = await guard();
    announce(['t1', 'ls']);
    await ask('ls');
    expect(await core.results([{ id: 't1', isError: false, texts: ['INJECT', 'b'] }])).toMatchObject([
      { kind: 'replace', texts: ['INJECT', expect.stringMatching(/^b\n\n.*untrusted/su)] },
    ]);
  });
});

describe('a result', () => {
  it('stops the session when nobody announced its call, or it was never allowed and yet ran', async () => {
    const { announce, ask, result, entries } = await guard();
    expect(await result('t9', 'text')).toMatchObject({ kind: 'stop' });
    announce(['t1', 'BAD'], ['t2', 'ls']);
    await ask('BAD');
    expect(await result('t1', 'root:x:0:0')).toMatchObject({ kind: 'stop' });
    expect(await result('t1', 'Refused by the guard: no', false)).toMatchObject({ kind: 'stop' });
    expect(await result('t2', 'total 0')).toMatchObject({ kind: 'stop' });
    expect(entries.slice(-3)).toMatchObject(
      ['t1', 't1', 't2'].map((call) => ({
        call,
        decision: 'deny',
        detail: { rule: 'session.unaccounted-call' },
      })),
    );
  });

  it('of a call that Claude Code refuses for its form passes', async () => {
    const { announce, result, core } = await guard();
    announce(['t1', 'x']);
    const text = '<tool_use_error>Error: No such tool available: Nope</tool_use_error>';
    expect(await result('t1', text, true)).toEqual({ kind: 'pass' });
    expect(core.tally().unaccounted).toEqual([]);
  });

  it('of a failure is cleaned too', async () => {
    const { announce, ask, result, entries } = await guard();
    announce(['t1', 'ls']);
    await ask('ls');
    expect(await result('t1', 'Exit code 1 SECRET', true)).toEqual({
      kind: 'replace',
      texts: ['Exit code 1 [redacted]'],
    });
    expect(entries.at(-1)).toMatchObject({ kind: 'call.ended', detail: { outcome: 'failed' } });
  });

  it('that comes again with another text is cleaned again, and is no second end', async () => {
    const { announce, ask, result, entries } = await guard();
    announce(['t1', 'ls'], ['t2', 'BAD']);
    await ask('ls');
    await ask('BAD');
    await result('t1', 'fine');
    expect(await result('t1', 'SECRET')).toEqual({ kind: 'replace', texts: ['[redacted]'] });
    expect(entries.at(-1)).toMatchObject({ kind: 'session.event', detail: { repeated: true } });
    await result('t2', 'Refused by the guard: BAD is refused', true);
    expect(await result('t2', '[Old tool result content cleared]', true)).toEqual({ kind: 'pass' });
  });

  it('of a call whose hook did not come is told apart from one that the guard refused in silence', async () => {
    const { announce, ask, result, entries, core } = await guard();
    announce(['t1', 'CRASH'], ['t2', 'ls']);
    expect(await ask('CRASH')).toMatchObject({ exit: 2 });
    expect(await result('t1', silence, true)).toMatchObject({
      kind: 'replace',
      texts: [expect.stringContaining('could not be judged')],
    });
    expect(entries.at(-1)).toMatchObject({ kind: 'call.ended', call: 't1' });
    expect(await result('t2', silence, true)).toMatchObject({
      kind: 'replace',
      texts: [expect.stringContaining('did not reach this guard')],
    });
    expect(core.tally()).toMatchObject({ unaccounted: ['t2'] });
  });

  it('is told so too where only other events were refused, or other calls allowed', async () => {
    const { announce, ask, result, send } = await guard();
    announce(['t1', 'ls'], ['t2', 'ls -a']);
    expect(await ask('ls')).toMatchObject(allowed);
    expect(await send({ hook_event_name: 'UserPromptSubmit', prompt: 'BAD' })).toMatchObject({ exit: 2 });
    expect(await result('t2', silence, true)).toMatchObject({
      texts: [expect.stringContaining('did not reach this guard')],
    });
  });

  it('may be as large as an event, and no larger', async () => {
    const sizeOf = async (text: string, maxEventBytes?: number) => {
      const stage = sessionOf();
      const limits = { ...stage.policy.limits, ...(maxEventBytes === undefined ? {} : { maxEventBytes }) };
      const { announce, ask, result, looks } = await guard({
        stage: { ...stage, policy: { ...stage.policy, limits } },
      });
      announce(['t1', 'ls']);
      await ask('ls');
      return { answer: await result('t1', text), bytes: looks.at(-1)?.length ?? 0 };
    };
    const { bytes } = await sizeOf('fine');
    expect(await sizeOf('fine', bytes)).toMatchObject({ answer: { kind: 'pass' } });
    expect(await sizeOf('fine', bytes - 1)).toMatchObject({
      answer: {
        kind: 'replace',
        texts: [expect.stringContaining(`more than ${bytes - 1} bytes; ask for less`)],
      },
    });
  });

  it('that is too large is withheld', async () => {
    const { announce, ask, result, entries } = await guard();
    announce(['t1', 'ls']);
    await ask('ls');
    expect(await result('t1', 'x'.repeat(300_000))).toEqual({
      kind: 'replace',
      texts: [expect.stringContaining('more than 262144 bytes; ask for less')],
    });
    expect(entries.at(-1)).toMatchObject({ call: 't1', decision: 'deny', detail: { withheld: true } });
  });

  it('stops the session when it cannot be recorded', async () => {
    let full = false;
    const { announce, ask, result, failures } = await guard({
      append: async () => {
        if (full) throw new HarnessError('audit.failed', 'no space', 'free some');
      },
    });
    announce(['t1', 'ls']);
    await ask('ls');
    full = true;
    expect(await result('t1', 'fine')).toMatchObject({
      kind: 'stop',
      reason: expect.stringContaining('audit log cannot be written'),
    });
    expect(await result('t1', 'fine')).toMatchObject({ kind: 'stop' });
    expect(failures).toHaveLength(1);
  });
});
