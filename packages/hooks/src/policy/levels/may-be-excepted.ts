// Which rules the owner of the baseline may loosen at all, and by naming what kind of thing.
import type { Rule, Where } from '@agent-harness/contracts';

/**
 * Rules without which the guard or its record is no longer safe: its own files and the agent's settings, the machine's
 * credentials, calls and programs that nobody could read. A session's refusals are counted and answered for the same reason.
 */
const NEVER =
  /^(?:path\.(?:agent-settings|disguised|dynamic|fed|git-internals|git-place|kernel|pipeline|start-files|unresolved)|egress\.(?:metadata|socket|tool)|credential\.(?:agent|process)|open\.escape|(?:secret|session|shell|tool)\..+)$/u;

/** @returns the kinds of `where` that an exception to the rule may have; none for a rule that has no exceptions */
export function mayBeExcepted({ id, layer, match }: Pick<Rule, 'id' | 'layer' | 'match'>): Where['kind'][] {
  if (NEVER.test(id)) return [];
  switch (layer) {
    case 'L1':
      return ['command'];
    case 'L2':
      return ['path'];
    case 'L3':
      return id === 'egress.client' ? ['command'] : ['host'];
    case 'L4':
      return match.kind === 'credential-path' ? ['path'] : [];
    case 'L5':
      return [];
  }
}
