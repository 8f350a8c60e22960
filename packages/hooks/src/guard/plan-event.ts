// What is to be recorded and answered for one hook event, by what the judge made of it.
import { type Refusal, refusal } from '../session/refusal.ts';
import type { AskedCall, Session } from '../session/session.ts';
import type { Looked } from './look-ahead.ts';
import { planAsk } from './plan-ask.ts';
import { overdueRefusal, planOverdue } from './plan-overdue.ts';
import { planPrompt, planSessionEvent } from './plan-session.ts';
import { type Plan, type Turn, required } from './turn.ts';

/** @throws Error for a failure of the judge's own */
export async function planEvent(
  { judged, asked, ahead }: Looked,
  session: Session,
  startedAt: number,
): Promise<Plan | Refusal> {
  switch (judged.kind) {
    case 'unreadable':
      return refusal('session.malformed-event', judged.why);
    case 'failed':
      throw new Error(judged.why);
    case 'overdue': {
      const { facts, step } = judged;
      if (!facts) return overdueRefusal(step);
      const matched = facts.event === 'tool.permit' && asked ? session.ask(asked) : null;
      const call = matched && 'call' in matched ? matched.call : null;
      return planOverdue({ facts, step, call }, session, startedAt);
    }
    case 'judged': {
      const { judgement } = judged;
      const turn = { event: judgement.facts, judgement, session, tainted: session.tainted, ahead, startedAt };
      return planFor(turn, asked);
    }
  }
}

async function planFor(turn: Turn, asked: AskedCall | null): Promise<Plan> {
  switch (turn.event.event) {
    case 'tool.permit':
      return planAsk(turn, required(asked));
    case 'prompt':
      return planPrompt(turn);
    default:
      return planSessionEvent(turn);
  }
}
