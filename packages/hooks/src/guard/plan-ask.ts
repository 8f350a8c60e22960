// PermissionRequest: every layer judges the call, the session judges it by the calls before, and one refusal is enough.
import { denialText, denyingRules } from '../decide/denials.ts';
import { judgeAcrossCalls, rememberCall } from '../session/across-calls.ts';
import type { AskedCall } from '../session/session.ts';
import { denyPermit, permit } from './answers.ts';
import { type Plan, type Turn, draftOf, nothing, refusalDetail, required } from './turn.ts';

/** The model's reply passes the model door before its calls reach the hooks; this is how long the news may take. */
const announcementMs = 250;

/** @param asked what of the request tells which call it means; the verdict is about the request, whatever the call */
export async function planAsk(turn: Turn, asked: AskedCall): Promise<Plan> {
  const { judgement, session, tainted, ahead } = turn;
  const { policy } = session.stage;
  await session.announced(asked, announcementMs);
  const matched = session.ask(asked);
  const outOfTurn = 'rule' in matched ? matched : null;
  const call = 'rule' in matched ? null : matched.call;
  const decided = required(judgement.decision);
  const { observed, text } = required(judgement.asked);
  const denials = judgeAcrossCalls(observed, text, policy, session.memory);
  const verdicts = [...decided.verdicts, ...denials];
  const allowed = call !== null && decided.decision === 'allow' && denials.length === 0;
  const record = draftOf(turn, 'call.decided', {
    call,
    decision: allowed ? 'allow' : 'deny',
    verdicts,
    layerMicros: decided.layerMicros,
    detail: {
      ...(outOfTurn ? refusalDetail(outOfTurn) : {}),
      ...(decided.resolved.length > 0 ? { resolved: decided.resolved } : {}),
      ...(tainted ? { tainted: true } : {}),
      ...(ahead ? { judgedAhead: true } : {}),
      ...(session.memory.sources.size > 0 ? { sources: [...session.memory.sources] } : {}),
    },
  });
  if (!allowed)
    return {
      records: [record],
      answer: denyPermit(outOfTurn?.reason ?? lines(decided.reason, denialText(denials))),
      refused: [...(outOfTurn ? [outOfTurn.rule] : []), ...denyingRules(verdicts)],
      commit: nothing,
    };
  // INVARIANT: at once, and not when its record is durable: a call beside it is judged meanwhile, by what this one does.
  rememberCall(observed, verdicts, session.memory);
  if (decided.injected) session.taint();
  return { records: [record], answer: permit(), refused: null, commit: () => session.allow(call) };
}

function lines(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}
