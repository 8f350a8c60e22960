// PermissionRequest: the answer without which no tool runs. It only repeats what PreToolUse decided about the same call.
import { callKey } from '../session/call-key.ts';
import { denyPermit, permit } from './answers.ts';
import { type Plan, type Turn, entryOf, nothing, refusalDetail } from './turn.ts';

export function planPermit(turn: Turn): Plan {
  const { event, raw, session } = turn;
  const match = session.permit(callKey(event.tool ?? '', raw['tool_input']));
  if ('rule' in match)
    return {
      records: [entryOf(turn, 'call.decided', { decision: 'deny', detail: refusalDetail(match) })],
      answer: denyPermit(match.reason),
      refused: [match.rule],
      commit: nothing,
    };
  return {
    records: [entryOf(turn, 'call.decided', { decision: 'allow', call: match.call })],
    answer: permit(),
    refused: null,
    commit: nothing,
  };
}
