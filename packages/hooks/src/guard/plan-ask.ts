// PreToolUse: every layer judges the call, the session says whether it is in turn, and one refusal is enough.
import { callKey } from '../session/call-key.ts';
import { refusal } from '../session/refusal.ts';
import { allowCall, block } from './answers.ts';
import { type Plan, type Turn, denyingRules, entryOf, nothing, refusalDetail } from './turn.ts';

/** The model's reply passes the model door before its calls reach the hooks; this is how long the news may take. */
const announcementMs = 250;

export async function planAsk(turn: Turn): Promise<Plan> {
  const { event, raw, session, layers, context } = turn;
  const call = { id: event.call ?? '', tool: event.tool ?? '' };
  await session.announced(call.id, announcementMs);
  const outOfTurn =
    call.id && call.tool ? session.ask(call) : refusal('session.malformed-event', 'no call id or tool');
  const { decision, verdicts, reason, injected, layerMicros, resolved } = layers.decide(
    event,
    session.stage.policy,
    context,
  );
  const allowed = !outOfTurn && decision === 'allow';
  const record = entryOf(turn, 'call.decided', {
    decision: allowed ? 'allow' : 'deny',
    verdicts,
    layerMicros,
    detail: {
      ...(outOfTurn ? refusalDetail(outOfTurn) : {}),
      ...(resolved.length > 0 ? { resolved } : {}),
      ...(context.tainted ? { tainted: true } : {}),
    },
  });
  const rules = [...(outOfTurn ? [outOfTurn.rule] : []), ...denyingRules(verdicts)];
  return {
    records: [record],
    answer: allowed
      ? allowCall(`allowed by policy ${session.stage.policy.name}`)
      : block(outOfTurn?.reason ?? reason),
    refused: allowed ? null : rules,
    commit: allowed
      ? () => {
          session.allow(call, callKey(call.tool, raw['tool_input']));
          if (injected) session.taint();
        }
      : nothing,
  };
}
