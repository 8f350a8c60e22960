// Tells a policy that grants everything from one that lists what it grants.
import { HarnessError, type Policy } from '@agent-harness/contracts';
import { onceFor } from '../shell/once-for.ts';

/** As a command: every one that no rule refuses. As a host: every public one. */
export const ANY = '*';

/** A stage lists hundreds of commands, and every path of a call asks. */
const openness = onceFor((commands: Policy['space']['commands']) => ({
  open: commands.some(({ name }) => name === ANY),
}));

/** True when commands are refused by rule instead of allowed by proof: only a profile of attended use is like that. */
export function isOpen({ space }: Pick<Policy, 'space'>): boolean {
  return openness(space.commands).open;
}

/**
 * Nobody watches a stage, so nothing may run there but what was named.
 * @throws HarnessError `policy.open` when the policy grants every command or every host, `policy.asks` when a refusal asks
 */
export function requireListed<Kind extends Pick<Policy, 'ask' | 'name' | 'space'>>(policy: Kind): Kind {
  if (policy.ask !== undefined)
    throw new HarnessError(
      'policy.asks',
      `${policy.name} says \`ask\`, and nobody is there to be asked`,
      'leave `ask` to profiles of attended use',
    );
  if (!isOpen(policy) && !policy.space.hosts.includes(ANY)) return policy;
  throw new HarnessError(
    'policy.open',
    `${policy.name} grants \`*\`, which is for profiles of attended use`,
    'name the commands and hosts that it needs',
  );
}
