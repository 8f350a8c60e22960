// The life of a session: its first prompt, its refusals and its end.
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../session/session.fixture.ts';
import { guard } from './core.fixture.ts';
import { createCore } from './core.ts';
import { judgeHere } from './judge.fixture.ts';
import { fakeLayers } from './layers.fixture.ts';

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

  it('says on record what it was opened with', async () => {
    const { entries } = await guard();
    expect(entries).toMatchObject([
      { kind: 'session.event', source: 'guard', stage: 'draft', detail: { opened: true, policy: 'test' } },
    ]);
  });

  it('counts every refusal by its rule, and as refused calls only the calls', async () => {
    const { core, announce, ask, result, send, entries } = await guard();
    await send({ hook_event_name: 'UserPromptSubmit', prompt: 'BAD' });
    await core.refuse('garbage');
    expect(entries.at(-1)).toMatchObject({
      kind: 'session.event',
      source: 'guard',
      stage: 'draft',
      decision: 'deny',
      detail: { rule: 'session.malformed-event', reason: expect.stringContaining('garbage') },
    });
    await result('t9', 'it ran');
    expect(core.tally()).toMatchObject({ asked: 0, refused: 0 });
    announce(['t1', 'BAD']);
    await ask('BAD');
    expect(core.tally()).toMatchObject({ asked: 1, refused: 1 });
    expect(core.tally().rules).toEqual([
      { rule: 'shell.bad', count: 2 },
      { rule: 'session.malformed-event', count: 1 },
      { rule: 'session.unaccounted-call', count: 1 },
    ]);
  });

  it('ends after too many refusals, and says so once', async () => {
    const { announce, ask, failures, core } = await guard({ stage: sessionOf({ maxRefusals: 2 }) });
    announce(['t1', 'BAD'], ['t2', 'ls'], ['t3', 'ls']);
    await ask('BAD');
    await core.refuse('garbage');
    expect(JSON.stringify(await ask('ls'))).toMatch(/"deny".*the session is over/u);
    await ask('ls');
    expect(failures).toHaveLength(1);
  });

  it('must be open', async () => {
    const core = createCore({ append: async () => undefined as never }, judgeHere(fakeLayers), {
      onFailed() {},
    });
    expect(await core.handle(Buffer.from('{"hook_event_name":"SessionStart"}'))).toMatchObject({ exit: 2 });
    expect(await core.results([{ id: 't1', isError: false, texts: [] }])).toMatchObject([{ kind: 'stop' }]);
    expect(() => core.tally()).toThrow(expect.objectContaining({ code: 'guard.not-open' }));
  });
});
