// The policy document of one problem space and a set of rules, before it is checked.
import type { CommandGrant, Policy, Rule } from '@agent-harness/contracts';

export interface ProblemSpace {
  /** Of the stage; appears in the audit log. */
  name: string;
  /** Claude Code tools by exact name. */
  tools: string[];
  commands: CommandGrant[];
  /** Roots in the container's view, absolute. */
  read: string[];
  write: string[];
  hosts: string[];
}

/** A layer has a second; an event 4 MiB; a session ends after 20 refusals. */
export const DEFAULT_LIMITS: Policy['limits'] = {
  deadlineMs: 1000,
  maxEventBytes: 4 * 1024 * 1024,
  maxRefusals: 20,
};

export function policyDocument({ name, ...space }: ProblemSpace, rules: readonly Rule[]): Policy {
  return { contract: 'policy/1', name, rules: [...rules], space, limits: { ...DEFAULT_LIMITS } };
}
