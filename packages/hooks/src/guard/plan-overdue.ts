// An event whose judging did not end in time: refused in the name of the step that ran, and on record like any other.
import { denyingRules } from '../decide/denials.ts';
import { overdueVerdict } from '../decide/run-layer.ts';
import { type Refusal, refusal } from '../session/refusal.ts';
import type { Session } from '../session/session.ts';
import { block, denyPermit } from './answers.ts';
import { withoutTexts } from './finish-entry.ts';
import { type Draft, type Facts, type Step, isLayer } from './judgement.ts';
import { type Plan, draftOf, nothing } from './turn.ts';

export function overdueRefusal(step: Step): Refusal {
  return refusal('session.deadline', step);
}

/**
 * The records of this plan are finished: the pattern that did not end on the event's texts may not end on theirs.
 * @param call the one that a permission request means, which has had its one turn; null where there is none
 */
export function planOverdue(
  { facts, step, call }: { facts: Facts; step: Step; call: string | null },
  session: Session,
  startedAt: number,
): Plan {
  const overdue = overdueRefusal(step);
  const isCall = facts.event === 'tool.permit';
  const verdicts = isLayer(step) ? [overdueVerdict(step, session.stage.policy.limits.deadlineMs)] : [];
  const draft = draftOf({ event: facts, session, startedAt }, isCall ? 'call.decided' : 'session.event', {
    call: isCall ? call : null,
    decision: 'deny',
    verdicts,
  });
  return {
    records: [{ ...draft, entry: named(draft, facts, overdue, session) }],
    answer: isCall ? denyPermit(overdue.reason) : block(overdue.reason),
    refused: [overdue.rule, ...denyingRules(verdicts)],
    commit: nothing,
  };
}

/** No text of the event's, but the names that the guard knows from elsewhere: the model door, the policy, its own tables. */
function named({ entry }: Draft, facts: Facts, { rule, reason }: Refusal, session: Session): Draft['entry'] {
  const { tool, hook, event } = facts;
  const bare = withoutTexts(entry);
  return {
    ...bare,
    call: entry.call,
    tool: session.stage.policy.space.tools.find((known) => known === tool) ?? null,
    hook: event === 'other' ? null : hook,
    detail: { ...bare.detail, rule, reason },
  };
}
