// An event whose judging did not end: refused in the name of the step that ran.
import { describe, expect, it } from 'vitest';
import { createSession } from '../session/session.ts';
import { sessionOf } from '../session/session.fixture.ts';
import type { Facts, Step } from './judgement.ts';
import { planOverdue } from './plan-overdue.ts';
import { facts } from './facts.fixture.ts';

const session = createSession(sessionOf({ space: { tools: ['Bash'] } }));
const plan = (
  change: Partial<Facts> = {},
  step: Step = 'L4',
  call: string | null = 'c1',
): ReturnType<typeof planOverdue> =>
  planOverdue({ facts: { ...facts, ...change }, step, call }, session, performance.now());
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
      detail: { rule: 'session.deadline', reason: expect.stringContaining('L4'), withheld: true },
    });
    expect(planned.records).toMatchObject([{ decides: true }]);
  });

  it('keeps no name that only the event says', () => {
    expect(entryOf(plan({ tool: 'Weird' }))).toMatchObject({ call: 'c1', tool: null });
    expect(entryOf(plan({ tool: null }))).toMatchObject({ tool: null });
    expect(entryOf(plan({ call: 'c2', tool: 'Weird', event: 'other', hook: 'Odd' }))).toMatchObject({
      kind: 'session.event',
      call: null,
      tool: null,
      hook: null,
    });
  });

  it('that the model did not ask for names no call', () => {
    expect(entryOf(plan({}, 'L4', null))).toMatchObject({ kind: 'call.decided', call: null, tool: 'Bash' });
  });

  it.each(['waiting', 'reading', 'cleaning'] as const)('is refused without a verdict at %s', (step) => {
    const planned = plan({}, step);
    expect(entryOf(planned)?.verdicts).toEqual([]);
    expect(planned.refused).toEqual(['session.deadline']);
  });

  it.each(['L1', 'L2', 'L3', 'L4', 'L5'] as const)('is refused in the name of %s', (step) => {
    expect(entryOf(plan({}, step))?.verdicts).toMatchObject([{ layer: step, verdict: 'deny' }]);
  });
});

it('refuses any other event by exit code', () => {
  expect(plan({ event: 'prompt', hook: 'UserPromptSubmit' }).answer).toMatchObject({ exit: 2 });
});
