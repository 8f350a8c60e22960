// An event whose judging did not end: refused in the name of the step that ran, and never judged twice.
import { describe, expect, it } from 'vitest';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { AskedCall } from '../session/session.ts';
import { callKey } from '../session/call-key.ts';
import type { Facts } from './judgement.ts';
import { planOverdue } from './plan-overdue.ts';

const facts: Facts = {
  event: 'tool.permit',
  hook: 'PermissionRequest',
  session: 's1',
  call: null,
  tool: 'Bash',
  cwd: '/workspace',
  digest: `sha256:${'0'.repeat(64)}`,
};
const asked: AskedCall = {
  tool: 'Bash',
  key: callKey('Bash', {}),
  likeness: '',
  session: 's1',
  cwd: '/workspace',
};
const opened = () => {
  const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
  session.announce({ id: 'c1', tool: 'Bash', input: {} });
  return session;
};
const plan = (change: Partial<Facts> = {}, step: 'L4' | 'reading' = 'L4', session = opened()) =>
  planOverdue({ facts: { ...facts, ...change }, step, asked }, session, performance.now());
const entryOf = ({ records }: ReturnType<typeof plan>) => records[0]?.entry;

describe('an overdue call', () => {
  it('is refused by the layer that ran, with the names that the guard knows from elsewhere', () => {
    const planned = plan();
    expect(planned.refused).toEqual(['session.deadline', expect.any(String)]);
    expect(planned.answer).toMatchObject({
      exit: 0,
      body: {
        hookSpecificOutput: { decision: { behavior: 'deny', message: expect.stringContaining('L4') } },
      },
    });
    expect(entryOf(planned)).toMatchObject({
      kind: 'call.decided',
      decision: 'deny',
      call: 'c1',
      tool: 'Bash',
      hook: 'PermissionRequest',
      session: null,
      cwd: null,
      verdicts: [{ layer: 'L4', verdict: 'deny', words: [] }],
      detail: { rule: 'session.deadline', withheld: true },
    });
  });

  it('has had its turn', () => {
    const session = opened();
    plan({}, 'L4', session);
    expect(session.progress('c1')).not.toBe('announced');
  });

  it('keeps no name that only the event says', () => {
    expect(entryOf(plan({ tool: 'Weird' }))).toMatchObject({ call: 'c1', tool: null });
    expect(entryOf(plan({ call: 'c2', tool: 'Weird', event: 'other', hook: 'Odd' }))).toMatchObject({
      kind: 'session.event',
      call: null,
      tool: null,
      hook: null,
    });
  });

  it('that the model did not ask for names no call', () => {
    const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
    expect(entryOf(plan({}, 'L4', session))).toMatchObject({
      kind: 'call.decided',
      call: null,
      tool: 'Bash',
    });
  });

  it('is refused without a verdict where no layer ran', () => {
    const planned = plan({}, 'reading');
    expect(entryOf(planned)?.verdicts).toEqual([]);
    expect(planned.refused).toEqual(['session.deadline']);
  });
});

it('refuses any other event by exit code', () => {
  expect(plan({ event: 'prompt', hook: 'UserPromptSubmit' }).answer).toMatchObject({ exit: 2 });
});
