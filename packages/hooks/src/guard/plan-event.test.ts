// An event that was not judged in time has had its turn all the same.
import { expect, it } from 'vitest';
import { callKey } from '../session/call-key.ts';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Facts } from './judgement.ts';
import { planEvent } from './plan-event.ts';
import { facts } from './facts.fixture.ts';

const asked = { tool: 'Bash', key: callKey('Bash', {}), likeness: '', session: 's1', cwd: '/workspace' };

it('an overdue call is recorded under its id, and is not judged again', async () => {
  const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
  session.announce({ id: 'c1', tool: 'Bash', input: {} });
  const plan = await planEvent(
    { judged: { kind: 'overdue', step: 'L4', facts }, asked, ahead: false },
    session,
    0,
  );
  expect(plan).toMatchObject({ records: [{ entry: { call: 'c1', decision: 'deny' } }] });
  expect(session.progress('c1')).toBe('refused');
  const again = await planEvent(
    { judged: { kind: 'overdue', step: 'L4', facts }, asked, ahead: false },
    session,
    0,
  );
  expect(again).toMatchObject({ records: [{ entry: { call: null, decision: 'deny' } }] });
});

it('another overdue event takes no call’s turn, and one that could not be read is a refusal', async () => {
  const session = createSession(sessionOf());
  session.announce({ id: 'c1', tool: 'Bash', input: {} });
  const prompt: Facts = { ...facts, event: 'prompt', hook: 'UserPromptSubmit' };
  await planEvent(
    { judged: { kind: 'overdue', step: 'L5', facts: prompt }, asked, ahead: false },
    session,
    0,
  );
  expect(session.progress('c1')).toBe('announced');
  expect(
    await planEvent(
      { judged: { kind: 'overdue', step: 'reading', facts: null }, asked: null, ahead: false },
      session,
      0,
    ),
  ).toMatchObject({
    rule: 'session.deadline',
  });
  const failed = planEvent({ judged: { kind: 'failed', why: 'no memory' }, asked, ahead: false }, session, 0);
  await expect(failed).rejects.toThrow('no memory');
});
