// Prompts, and the events of a session: what each records, answers and leaves in the session's memory.
import type { Verdict } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../decide/decide.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Facts, Judgement } from './judgement.ts';
import { planPrompt, planSessionEvent } from './plan-session.ts';

const facts: Facts = {
  event: 'prompt',
  hook: 'UserPromptSubmit',
  session: 's1',
  call: null,
  tool: null,
  cwd: '/workspace',
  digest: `sha256:${'0'.repeat(64)}`,
};

function turnOf(change: Partial<Facts>, decided: Partial<Decision> | null, details = {}) {
  const event = { ...facts, ...change };
  const decision: Decision | null = decided && {
    decision: 'allow',
    verdicts: [],
    reason: '',
    injected: false,
    layerMicros: { L5: 7 },
    resolved: [],
    ...decided,
  };
  const judgement: Judgement = {
    facts: event,
    prepared: { kept: { input: null, inputDigest: null, cut: 0 }, decides: true, vouched: [], clean: true },
    decision,
    asked: null,
    cleaned: null,
    credentials: [],
    details,
  };
  const session = createSession(sessionOf());
  return { event, judgement, session, tainted: false, ahead: false, startedAt: performance.now() };
}

const denial: Verdict = {
  layer: 'L5',
  verdict: 'deny',
  rule: 'injection.override',
  reason: 'why',
  instead: null,
  words: [],
};

describe('a prompt', () => {
  it('that is allowed is seen, and only once it is committed', async () => {
    const turn = turnOf({}, {});
    const plan = planPrompt(turn);
    expect(plan).toMatchObject({ answer: { exit: 0 }, refused: null });
    expect(plan.records.map(({ entry }) => entry)).toMatchObject([
      { kind: 'session.event', decision: 'allow', layerMicros: { L5: 7 } },
    ]);
    expect(await turn.session.promptSeen(0)).toBe(false);
    plan.commit();
    expect(await turn.session.promptSeen(0)).toBe(true);
    expect(turn.session.tainted).toBe(false);
  });

  it('that carries instructions taints the session', () => {
    const turn = turnOf({}, { injected: true });
    planPrompt(turn).commit();
    expect(turn.session.tainted).toBe(true);
  });

  it('that is denied leaves nothing behind', async () => {
    const turn = turnOf({}, { decision: 'deny', verdicts: [denial], reason: 'L5 says no', injected: true });
    const plan = planPrompt(turn);
    expect(plan).toMatchObject({
      answer: { exit: 2, reason: expect.stringContaining('L5 says no') },
      refused: ['injection.override'],
    });
    expect(plan.records[0]?.entry).toMatchObject({ decision: 'deny', verdicts: [denial] });
    plan.commit();
    expect(await turn.session.promptSeen(0)).toBe(false);
    expect(turn.session.tainted).toBe(false);
  });

  it('that was not judged does not pass', () => {
    expect(() => planPrompt(turnOf({}, null))).toThrow('not judged');
  });
});

describe('an event of the session', () => {
  const planOf = (change: Partial<Facts>, details = {}) => planSessionEvent(turnOf(change, null, details));

  it.each([
    ['session.start', 'SessionStart'],
    ['session.end', 'SessionEnd'],
    ['agent.start', 'SubagentStart'],
    ['agent.end', 'SubagentStop'],
    ['other', 'Stop'],
    ['other', 'StopFailure'],
    ['other', 'Notification'],
    ['other', 'MessageDisplay'],
    ['other', 'CwdChanged'],
    ['other', 'PostCompact'],
    ['other', 'PermissionDenied'],
  ] as const)('%s %s is recorded and passes', (event, hook) => {
    const plan = planOf({ event, hook }, { source: 'startup' });
    expect(plan).toMatchObject({ answer: { exit: 0 }, refused: null });
    expect(plan.records[0]?.entry).toMatchObject({
      kind: 'session.event',
      decision: null,
      detail: { source: 'startup' },
    });
    expect(plan.records[0]?.entry.detail).not.toHaveProperty('rule');
  });

  it.each([
    ['instructions', 'InstructionsLoaded', 'session.untrusted-configuration', 'InstructionsLoaded'],
    ['config', 'ConfigChange', 'session.untrusted-configuration', 'ConfigChange'],
    ['other', 'Elicitation', 'session.malformed-event', 'unexpected Elicitation'],
    // A session has one hook a call: these come from nobody who was asked to send them.
    ['tool.ask', 'PreToolUse', 'session.malformed-event', 'unexpected PreToolUse'],
    ['tool.done', 'PostToolUse', 'session.malformed-event', 'unexpected PostToolUse'],
    ['tool.failed', 'PostToolUseFailure', 'session.malformed-event', 'unexpected PostToolUseFailure'],
    ['batch.done', 'PostToolBatch', 'session.malformed-event', 'unexpected PostToolBatch'],
  ] as const)('%s %s is refused by name', (event, hook, rule, said) => {
    const plan = planOf({ event, hook }, { file_path: '/x' });
    expect(plan).toMatchObject({
      answer: { exit: 2, reason: expect.stringContaining(said) },
      refused: [rule],
    });
    expect(plan.records[0]?.entry).toMatchObject({
      decision: 'deny',
      detail: { file_path: '/x', rule, reason: expect.stringContaining(said) },
    });
  });
});
