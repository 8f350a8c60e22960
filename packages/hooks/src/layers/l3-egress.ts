// L3: no call may reach a host that the stage does not list.
import type { Policy, ToolEvent, Verdict } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { commandSubject } from '../policy/excepted.ts';
import { ANY } from '../policy/is-open.ts';
import { type Finding, verdictsOf } from '../policy/verdicts.ts';
import { programHosts } from '../shell/program-hosts.ts';
import { hostFindings } from './l3/host-findings.ts';

/** Tools of Claude Code that reach out on their own, whatever they are given. */
const NETWORK_TOOLS = new Set(['WebFetch', 'WebSearch', 'RemoteTrigger', 'PushNotification']);

export function l3Egress(event: ToolEvent, policy: Policy, _context: DecideContext): Verdict[] {
  return verdictsOf('L3', policy, findingsOf(event, policy), 'deny');
}

function findingsOf({ event, tool, hosts, program, cwd }: ToolEvent, policy: Policy): Finding[] {
  if (event !== 'tool.ask' && event !== 'tool.permit') return [];
  const reaches = tool !== null && NETWORK_TOOLS.has(tool) && policy.space.hosts.length === 0;
  const findings: Finding[] = reaches ? [{ rule: 'egress.tool', words: [tool] }] : [];
  for (const { host, from } of hosts) findings.push(...hostFindings(host, from, policy));
  if (!program) return findings;
  // The hosts that are certain are among the event's.
  for (const { host, word, command, by } of programHosts(program)) {
    if (by === 'socket') findings.push({ rule: 'egress.socket', words: [word] });
    else if (
      host === null &&
      (!policy.space.hosts.includes(ANY) || /^['"]?[a-z]+:\/\/[^/$`]*[{[]/iu.test(word))
    )
      findings.push({ rule: 'egress.client', words: [command], about: commandSubject(program, cwd) });
  }
  return findings;
}
