// What the log says when a session opens: the policy by digest and all that it grants, so that the calls below need no other file.
import { createHash } from 'node:crypto';
import type { AuditEntry, CommandGrant, GuardSession, Policy } from '@agent-harness/contracts';
import { canonicalJson } from '../session/call-key.ts';

export function openingFacts({ policy, liveness, mounts }: GuardSession): AuditEntry['detail'] {
  const { tools, commands, read, write, hosts } = policy.space;
  return {
    opened: true,
    liveness,
    policy: policy.name,
    policyDigest: policyDigest(policy),
    rules: policy.rules.length,
    mounts: mounts.map(({ target }) => target),
    untrusted: mounts.filter((mount) => mount.untrusted).map(({ target }) => target),
    tools,
    commands: commands.flatMap(grantLines),
    read,
    write,
    hosts,
  };
}

/** One line a grant: `jq`, or `git log` where subcommands are named. */
export function grantLines({ name, subcommands }: CommandGrant): string[] {
  return subcommands ? subcommands.map((subcommand) => `${name} ${subcommand}`) : [name];
}

// INVARIANT: nobody changes a policy once it is composed; what is scanned for is remembered by it as well.
const digests = new WeakMap<Policy, string>();

/** The same for the same policy, whatever the order of its keys. */
export function policyDigest(policy: Policy): string {
  const known = digests.get(policy);
  if (known !== undefined) return known;
  const made = `sha256:${createHash('sha256').update(canonicalJson(policy)).digest('hex')}`;
  digests.set(policy, made);
  return made;
}
