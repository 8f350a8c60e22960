// L5: untrusted text carries no instructions to the model, and no text of the model's acts on its reader.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { activeContent } from './l5/active-content.ts';
import { findInjections } from './l5/find-injections.ts';
import { LIKELY } from './l5/likely-injections.ts';
import { taintFindings } from './l5/taint-findings.ts';

export function l5Injection(event: ToolEvent, policy: Policy, context: DecideContext): Verdict[] {
  switch (event.event) {
    case 'prompt':
      return verdictsOf('L5', policy, scanned(event, policy), 'deny');
    case 'tool.ask':
    case 'tool.permit':
      // Texts for a model in a call are delayed prompts: a subagent's task, a scheduled prompt. They tell a model what to do, and
      // look like it, so only what a rule describes counts.
      return verdictsOf(
        'L5',
        policy,
        [
          ...scanned(event, policy).filter(({ rule }) => rule !== LIKELY),
          ...activeContent(event),
          ...taintFindings(event, context),
        ],
        'deny',
      );
    default:
      return verdictsOf('L5', policy, scanned(event, policy), 'flag');
  }
}

function scanned({ texts }: ToolEvent, policy: Policy): Finding[] {
  return texts
    .filter(({ direction }) => direction === 'to-model')
    .flatMap(({ text, from }) =>
      findInjections(text, policy).map(({ rule, passage }) => ({ rule, words: [from, passage] })),
    );
}
