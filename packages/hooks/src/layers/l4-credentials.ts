// L4: no credential is read, carried to a tool, or shown to the model unredacted.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { isOpen } from '../policy/is-open.ts';
import { markOf } from '../policy/redaction-mark.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { environmentReads } from './l4/environment-reads.ts';
import { findCredentials } from './l4/find-credentials.ts';
import { credentialPlaces } from './l4/credential-places.ts';

export function l4Credentials(event: ToolEvent, policy: Policy, context: DecideContext): Verdict[] {
  const asked = event.event === 'tool.ask' || event.event === 'tool.permit';
  if (asked) return verdictsOf('L4', policy, askFindings(event, policy, context), 'deny');
  return verdictsOf('L4', policy, carried(event, policy), 'flag');
}

function askFindings(event: ToolEvent, policy: Policy, context: DecideContext): Finding[] {
  return [
    ...credentialPlaces(event, policy, context),
    ...(event.program ? environmentReads(event.program, isOpen(policy)) : []),
    ...carried(event, policy),
  ];
}

/** INVARIANT: a verdict's words never hold the credential itself, only its mark. */
function carried({ texts }: ToolEvent, policy: Policy): Finding[] {
  return texts.flatMap(({ text, from }) =>
    findCredentials(text, policy).map((found) => ({ rule: found.rule, words: [from, markOf(found)] })),
  );
}
