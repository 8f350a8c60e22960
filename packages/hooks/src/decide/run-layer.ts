// Runs one layer so that nothing it does can count as consent: an exception, silence or lateness is its denial.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from './context.ts';
import type { Layer } from './decide.ts';

export function runLayer(
  name: Verdict['layer'],
  layer: Layer,
  event: ToolEvent,
  policy: Policy,
  context: DecideContext,
): Verdict[] {
  try {
    context.enter?.(name);
    const started = context.now();
    const verdicts = layer(event, policy, context);
    const took = context.now() - started;
    // INVARIANT: a clock that gives no number is late too.
    if (!(took <= policy.limits.deadlineMs))
      return [...verdicts, overdueVerdict(name, policy.limits.deadlineMs)];
    return verdicts.length > 0 ? verdicts : [denial(name, 'failed', 'the layer gave no verdict')];
  } catch (cause) {
    return [
      denial(name, 'failed', `the layer failed: ${cause instanceof Error ? cause.name : typeof cause}`),
    ];
  }
}

/** The denial of a layer that was late, or stopped. */
export function overdueVerdict(layer: Verdict['layer'], deadlineMs: number): Verdict {
  return denial(layer, 'deadline', `the layer took longer than its ${deadlineMs} ms`);
}

function denial(layer: Verdict['layer'], what: 'deadline' | 'failed', reason: string): Verdict {
  const instead = 'make the call smaller or simpler; if it fails again, go on without it';
  return { layer, verdict: 'deny', rule: `${layer}.${what}`, reason, instead, words: [] };
}
