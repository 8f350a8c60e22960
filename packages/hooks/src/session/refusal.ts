// What the session itself refuses, apart from any layer: calls out of turn.

export type SessionRule =
  | 'session.not-open'
  | 'session.circuit-open'
  | 'session.unasked-call'
  | 'session.repeated-call'
  | 'session.unaccounted-call'
  | 'session.malformed-event'
  | 'session.deadline'
  | 'session.oversized-result'
  | 'session.untrusted-configuration';

export interface Refusal {
  rule: SessionRule;
  reason: string;
}

const reasons: Record<SessionRule, string> = {
  'session.not-open': 'no session is open',
  'session.circuit-open': 'too many calls of this session were refused; the session is over',
  'session.unasked-call': 'the model did not ask for this call',
  'session.repeated-call': 'this call was asked before; one call is decided once',
  'session.unaccounted-call': 'the result of a call cannot be accounted for',
  'session.malformed-event': 'the event is not a Claude Code hook event',
  'session.deadline': 'judging did not end in time and was stopped while it was at this step',
  'session.oversized-result': 'the result is larger than an event may be',
  'session.untrusted-configuration': 'instructions and settings of the repository have no effect here',
};

export function refusal(rule: SessionRule, detail?: string): Refusal {
  return { rule, reason: detail ? `${reasons[rule]}: ${detail}` : reasons[rule] };
}
