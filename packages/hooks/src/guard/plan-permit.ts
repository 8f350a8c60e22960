// PermissionRequest: the answer without which no tool runs. It only repeats what PreToolUse decided about the same call.
import { denyPermit, permit } from './answers.ts';
import { type Plan, type Turn, draftOf, nothing, refusalDetail, required } from './turn.ts';

export function planPermit(turn: Turn): Plan {
  const { judgement, session } = turn;
  const match = session.permit(required(judgement.key));
  if ('rule' in match)
    return {
      records: [draftOf(turn, 'call.decided', { decision: 'deny', detail: refusalDetail(match) })],
      answer: denyPermit(match.reason),
      refused: [match.rule],
      commit: nothing,
    };
  return {
    records: [draftOf(turn, 'call.decided', { decision: 'allow', call: match.call })],
    answer: permit(),
    refused: null,
    commit: nothing,
  };
}
