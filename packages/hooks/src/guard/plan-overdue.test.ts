// An event whose judging did not end: refused in the name of the step that ran, and never judged twice.
import { describe, expect, it } from 'vitest';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Facts } from './judgement.ts';
import { planOverdue } from './plan-overdue.ts';

const facts: Facts = {
  event: 'tool.ask',
  hook: 'PreToolUse',
  session: 's1',
  call: 'c1',
  tool: 'Bash',
  cwd: '/workspace',
  digest: `sha256:${'0'.repeat(64)}`,
};
const opened = () => {
  const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
  session.announce({ id: 'c1', tool: 'Bash' });
  return session;
};
const plan = (change: Partial<Facts> = {}, step: 'L4' | 'reading' = 'L4', session = opened()) =>
  planOverdue({ facts: { ...facts, ...change }, step }, session, performance.now());
const entryOf = ({ records }: ReturnType<typeof plan>) => records[0]?.entry;

describe('an overdue call', () => {
  it('is refused by the layer that ran, with the names that the guard knows from elsewhere', () => {
    const planned = plan();
    expect(planned.refused).toEqual(['session.deadline', expect.any(String)]);
    expect(planned.answer.exit).toBe(2);
    expect(entryOf(planned)).toMatchObject({
      kind: 'call.decided',
      decision: 'deny',
      call: 'c1',
      tool: 'Bash',
      hook: 'PreToolUse',
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
    expect(entryOf(plan({ call: 'c2', tool: 'Weird', event: 'other', hook: 'Odd' }))).toMatchObject({
      kind: 'session.event',
      call: null,
      tool: null,
      hook: null,
    });
    expect(entryOf(plan({ call: null, tool: null }))).toMatchObject({ call: null, tool: null });
  });

  it('is refused without a verdict where no layer ran', () => {
    const planned = plan({}, 'reading');
    expect(entryOf(planned)?.verdicts).toEqual([]);
    expect(planned.refused).toEqual(['session.deadline']);
  });
});

it('answers a permission request in its own form', () => {
  const { answer } = plan({ event: 'tool.permit', hook: 'PermissionRequest' });
  expect(answer).toMatchObject({
    exit: 0,
    body: { hookSpecificOutput: { decision: { behavior: 'deny', message: expect.stringContaining('L4') } } },
  });
});
