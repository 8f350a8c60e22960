// PostToolBatch: the last gate before the model reads results. It shows calls that no other hook shows, and it can stop the loop.
import { refusal } from '../session/refusal.ts';
import { block, pass } from './answers.ts';
import type { BatchCall, Draft } from './judgement.ts';
import { type Plan, type Turn, draftOf, nothing, refusalDetail } from './turn.ts';

export function planBatch(turn: Turn): Plan {
  const { session } = turn;
  const { calls } = turn.judgement;
  const problems = calls.flatMap((call) => problemOf(turn, call) ?? []);
  const records = calls.flatMap((call) => endOf(turn, call) ?? []);
  for (const { id } of calls) session.close(id);
  const detail = { calls: calls.map(({ id }) => id) };
  if (problems.length === 0)
    return {
      records: [...records, draftOf(turn, 'session.event', { detail })],
      answer: pass,
      refused: null,
      commit: nothing,
    };
  const unaccounted = refusal('session.unaccounted-call', problems.join('; '));
  return {
    records: [
      ...records,
      draftOf(turn, 'session.event', { detail: { ...detail, ...refusalDetail(unaccounted) } }),
    ],
    answer: block(unaccounted.reason),
    refused: [unaccounted.rule],
    commit: nothing,
  };
}

/** Why this call's result must not reach the model. */
function problemOf({ session }: Turn, { id, outcome, unclean }: BatchCall): string | null {
  const progress = session.progress(id);
  if (progress === 'unknown') return `${id} was not asked for by the model`;
  if (progress === 'announced' || progress === 'refused')
    return outcome === 'ran' ? `${id} has an output, but was not allowed` : null;
  // PostToolUse has cleaned it already; if that answer was lost, or the call failed, the text still needs it here.
  return unclean ? `${id} has an output that must not reach the model as it is` : null;
}

/** The closing record of a call that no closing hook reported: refused, unknown to Claude Code, or malformed. */
function endOf(turn: Turn, { id, tool, outcome }: BatchCall): Draft | null {
  const progress = turn.session.progress(id);
  if (progress === 'ended') return null;
  return draftOf(turn, 'call.ended', { call: id, tool, detail: { outcome, progress } });
}
