// PostToolUse and PostToolUseFailure: what a tool brought back is cleaned before the model reads it.
import { rememberCredentials } from '../session/across-calls.ts';
import { refusal } from '../session/refusal.ts';
import { block, rewriteOutput } from './answers.ts';
import { type Plan, type Turn, draftOf, nothing, refusalDetail, required } from './turn.ts';

export function planOutput(turn: Turn): Plan {
  const { event, judgement, session } = turn;
  const call = event.call ?? '';
  const progress = session.progress(call);
  if (progress !== 'allowed' && progress !== 'ended') return planForged(turn, progress);

  const failed = event.event === 'tool.failed';
  const { value, changed, verdicts, injected } = required(judgement.cleaned);
  const first = session.end(call);
  const detail = {
    outcome: failed ? 'failed' : 'ok',
    changed,
    injected,
    milliseconds: judgement.milliseconds,
    ...(first ? {} : { repeated: true }),
  };
  return {
    records: [draftOf(turn, first ? 'call.ended' : 'session.event', { verdicts, detail })],
    // Claude Code does not let a failure's text be replaced; the batch stops the loop when it had to be.
    answer: rewriteOutput(event.hook, { output: changed && !failed ? { value } : null, injected }),
    refused: null,
    commit() {
      if (injected) session.taint();
      rememberCredentials(judgement.credentials, session.memory);
    },
  };
}

function planForged(turn: Turn, progress: string): Plan {
  const forged = refusal('session.unaccounted-call', `it reports an output, but the call is ${progress}`);
  return {
    records: [draftOf(turn, 'session.event', { detail: { ...refusalDetail(forged), forged: true } })],
    answer: block(forged.reason),
    refused: [forged.rule],
    commit: nothing,
  };
}
