// Prompts and the life of the session: a prompt is judged like a call, the rest is recorded.
import { denyingRules } from '../decide/denials.ts';
import { refusal } from '../session/refusal.ts';
import { block, pass } from './answers.ts';
import type { Facts } from './judgement.ts';
import { type Plan, type Turn, draftOf, nothing, refusalDetail, required } from './turn.ts';

export function planPrompt(turn: Turn): Plan {
  const { judgement, session } = turn;
  const { decision, verdicts, reason, injected, layerMicros } = required(judgement.decision);
  const record = draftOf(turn, 'session.event', { decision, verdicts, layerMicros });
  if (decision === 'deny')
    return { records: [record], answer: block(reason), refused: denyingRules(verdicts), commit: nothing };
  return {
    records: [record],
    answer: pass,
    refused: null,
    commit() {
      session.prompted();
      if (injected) session.taint();
    },
  };
}

/** Other events that end nothing and change nothing. Any other is refused: a new event may be a new way around. */
const harmless: ReadonlySet<string> = new Set([
  'Stop',
  'StopFailure',
  'Notification',
  'MessageDisplay',
  'CwdChanged',
  'PostCompact',
  'PermissionDenied',
]);

export function planSessionEvent(turn: Turn): Plan {
  const refused = refusalOf(turn.event);
  const detail = { ...turn.judgement.details, ...(refused ? refusalDetail(refused) : {}) };
  return {
    records: [draftOf(turn, 'session.event', { decision: refused ? 'deny' : null, detail })],
    answer: refused ? block(refused.reason) : pass,
    refused: refused ? [refused.rule] : null,
    commit: nothing,
  };
}

function refusalOf(event: Facts): ReturnType<typeof refusal> | null {
  switch (event.event) {
    case 'session.start':
    case 'session.end':
    case 'agent.start':
    case 'agent.end':
      return null;
    case 'instructions':
    case 'config':
      return refusal('session.untrusted-configuration', event.hook);
    default:
      return harmless.has(event.hook) ? null : refusal('session.malformed-event', `unexpected ${event.hook}`);
  }
}
