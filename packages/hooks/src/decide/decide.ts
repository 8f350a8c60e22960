// The decision about one event: all five layers, each on its own, and a denial wins.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import { l1Commands } from '../layers/l1-commands.ts';
import { l2Paths } from '../layers/l2-paths.ts';
import { l3Egress } from '../layers/l3-egress.ts';
import { l4Credentials } from '../layers/l4-credentials.ts';
import { l5Injection } from '../layers/l5-injection.ts';
import type { DecideContext } from './context.ts';
import { cleanWords } from './clean-words.ts';
import { denialText, denialsOf } from './denials.ts';
import { noteResolutions } from './note-resolutions.ts';
import { runLayer } from './run-layer.ts';

export type Layer = (event: ToolEvent, policy: Policy, context: DecideContext) => Verdict[];

export interface Decision {
  decision: 'allow' | 'deny';
  /** Of every layer, allowing ones too. */
  verdicts: Verdict[];
  /** For the agent: why, and what to do instead; empty when allowed. Never holds text of the call. */
  reason: string;
  /** True when untrusted text that carries instructions was found, in whatever direction. */
  injected: boolean;
  /** Time of each layer that judged, microseconds. */
  layerMicros: Partial<Record<Verdict['layer'], number>>;
  /** What the disk said beyond the text: `<path> -> <real path>` or `<path> !! <problem>`. */
  resolved: string[];
}

/** In the order in which their verdicts are recorded. */
export const LAYERS: Readonly<Record<Verdict['layer'], Layer>> = {
  L1: l1Commands,
  L2: l2Paths,
  L3: l3Egress,
  L4: l4Credentials,
  L5: l5Injection,
};

/**
 * Decides one event. Pure but for `context.resolve` and `context.now`; never throws.
 * @param layers for tests that take one away
 */
export function decide(
  event: ToolEvent,
  policy: Policy,
  context: DecideContext,
  layers: Readonly<Partial<Record<Verdict['layer'], Layer>>> = LAYERS,
): Decision {
  const noted = noteResolutions(context);
  const layerMicros: Decision['layerMicros'] = {};
  const given = Object.entries(layers).flatMap(([name, layer]) => {
    const started = context.now();
    const verdictsOfLayer = runLayer(name as Verdict['layer'], layer, event, policy, noted.context);
    layerMicros[name as Verdict['layer']] = Math.max(0, Math.round((context.now() - started) * 1_000) || 0);
    return verdictsOfLayer;
  });
  const verdicts = cleanWords(given, policy);
  const denials = denialsOf(verdicts);
  // INVARIANT: no verdict is no permission; a layer that said nothing was denied by runLayer.
  const decision = denials.length > 0 || verdicts.length === 0 ? 'deny' : 'allow';
  return {
    decision,
    verdicts,
    reason: denialText(denials),
    injected: verdicts.some(isInjection),
    layerMicros,
    resolved: noted.resolved,
  };
}

function isInjection({ layer, rule, verdict }: Verdict): boolean {
  return layer === 'L5' && verdict !== 'allow' && rule !== null && rule.startsWith('injection.');
}
