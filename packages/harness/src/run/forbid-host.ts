// What a stage's policy says of a host that the egress door was granted: the guard's L3, asked by the door.
import type { Policy } from '@agent-harness/contracts';
import { LAYERS, normalise } from '@agent-harness/hooks';

/** L3, as on a tool that is given the host's URL. */
export function forbidHost(policy: Policy): (host: string) => string | null {
  const context = {
    resolve: (path: string) => ({ real: path }),
    tainted: false,
    now: () => performance.now(),
  };
  return (host) => {
    const event = normalise({
      hook_event_name: 'PreToolUse',
      session_id: 'egress-door',
      cwd: '/',
      tool_name: 'WebFetch',
      tool_input: { url: `https://${host}/` },
    });
    const verdicts = LAYERS.L3(event, policy, context);
    // INVARIANT: a layer that says nothing has not allowed.
    if (verdicts.length === 0) return 'egress.no-verdict';
    const denial = verdicts.find(({ verdict }) => verdict === 'deny');
    return denial ? (denial.rule ?? 'egress.policy') : null;
  };
}
