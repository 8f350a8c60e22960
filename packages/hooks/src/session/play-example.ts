// Plays a rule's example that needs more than one call: `first ⏵ then`, each allowed before the next is judged.
import type { GuardSession, Policy, Rule, Verdict } from '@agent-harness/contracts';
import { byText } from '../decide/note-resolutions.ts';
import { normalise } from '../event/normalise.ts';
import { EXAMPLE_CWD, exampleEvent } from '../policy/example-event.ts';
import { credentialsIn } from '../sanitise/credentials-in.ts';
import { judgeAcrossCalls, rememberCall, rememberCredentials } from './across-calls.ts';
import { createMemory } from './memory.ts';
import { type Observation, observeCall } from './observe-call.ts';

export const THEN = ' ⏵ ';

/** The repository is what others wrote. */
const MOUNTS: GuardSession['mounts'] = [{ target: EXAMPLE_CWD, source: EXAMPLE_CWD, untrusted: true }];

/** @returns what the session, not the layers, says about the last step */
export function playExample(rule: Rule, example: string, policy: Policy): Verdict[] {
  const memory = createMemory();
  const steps = example.split(THEN).map((step) => exampleEvent(rule, step));
  const last = steps.pop() ?? {};
  for (const step of steps) {
    if (step['hook_event_name'] === 'PreToolUse') rememberCall(observed(step), [], memory);
    else rememberCredentials(credentialsIn(step['tool_response'], policy), memory);
  }
  return judgeAcrossCalls(observed(last), JSON.stringify(last['tool_input']), policy, memory);
}

function observed(step: Record<string, unknown>): Observation {
  return observeCall(normalise(step), MOUNTS, (path) => ({ real: byText(path) }));
}
