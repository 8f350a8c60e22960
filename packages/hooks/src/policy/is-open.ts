// Tells a policy that grants every command from one that lists them.
import type { Policy } from '@agent-harness/contracts';

/** As a command: every one that no rule refuses. As a host: every public one. */
export const ANY = '*';

/** True when commands are refused by rule instead of allowed by proof: only a profile of attended use is like that. */
export function isOpen(policy: Pick<Policy, 'space'>): boolean {
  return policy.space.commands.some(({ name }) => name === ANY);
}
