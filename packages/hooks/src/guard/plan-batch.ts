// PostToolBatch: the last gate before the model reads results. It shows calls that no other hook shows, and it can stop the loop.
import type { AuditEntry } from '@agent-harness/contracts';
import { refusal } from '../session/refusal.ts';
import { block, pass } from './answers.ts';
import { outcomeOf } from './outcome.ts';
import { type Plan, type Turn, entryOf, nothing, refusalDetail } from './turn.ts';

interface BatchCall {
  id: string;
  tool: string;
  response: unknown;
}

export function planBatch(turn: Turn): Plan {
  const { session } = turn;
  const calls = readCalls(turn.raw['tool_calls']);
  const problems = calls.flatMap((call) => problemOf(turn, call) ?? []);
  const records = calls.flatMap((call) => endOf(turn, call) ?? []);
  for (const { id } of calls) session.close(id);
  const detail = { calls: calls.map(({ id }) => id) };
  if (problems.length === 0)
    return {
      records: [...records, entryOf(turn, 'session.event', { detail })],
      answer: pass,
      refused: null,
      commit: nothing,
    };
  const unaccounted = refusal('session.unaccounted-call', problems.join('; '));
  return {
    records: [
      ...records,
      entryOf(turn, 'session.event', { detail: { ...detail, ...refusalDetail(unaccounted) } }),
    ],
    answer: block(unaccounted.reason),
    refused: [unaccounted.rule],
    commit: nothing,
  };
}

/** Why this call's result must not reach the model. */
function problemOf({ session, layers }: Turn, { id, response }: BatchCall): string | null {
  const progress = session.progress(id);
  if (progress === 'unknown') return `${id} was not asked for by the model`;
  if (progress === 'announced' || progress === 'refused')
    return outcomeOf(response) === 'ran' ? `${id} has an output, but was not allowed` : null;
  // PostToolUse has cleaned it already; if that answer was lost, or the call failed, the text still needs it here.
  if (layers.sanitiseResponse(response, session.stage.policy).changed)
    return `${id} has an output that must not reach the model as it is`;
  return null;
}

/** The closing record of a call that no closing hook reported: refused, unknown to Claude Code, or malformed. */
function endOf(turn: Turn, { id, tool, response }: BatchCall): AuditEntry | null {
  const progress = turn.session.progress(id);
  if (progress === 'ended') return null;
  return entryOf(turn, 'call.ended', { call: id, tool, detail: { outcome: outcomeOf(response), progress } });
}

function readCalls(value: unknown): BatchCall[] {
  if (!Array.isArray(value)) throw new TypeError('PostToolBatch without tool_calls');
  return value.map((call: Record<string, unknown>) => {
    const { tool_use_id: id, tool_name: tool, tool_response: response } = call;
    if (typeof id !== 'string' || typeof tool !== 'string')
      throw new TypeError('PostToolBatch with a nameless call');
    return { id, tool, response };
  });
}
