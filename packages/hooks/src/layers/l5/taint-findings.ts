// Once instructions from untrusted text have reached the model, nothing it asks for may leave.
import type { ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../../decide/context.ts';
import type { Finding } from '../../policy/verdicts.ts';
import { programHosts } from '../../shell/program-hosts.ts';

/** Tools that hand text to something outside the session. */
const SENDS =
  /^(?:WebFetch|WebSearch|RemoteTrigger|PushNotification|SendMessage|SendUserFile|Artifact|mcp__.*)$/u;

export function taintFindings({ tool, hosts, program }: ToolEvent, context: DecideContext): Finding[] {
  if (!context.tainted) return [];
  const reached = [
    ...hosts.map(({ host }) => host),
    ...(program ? programHosts(program).map(({ command }) => command) : []),
  ];
  if (tool !== null && SENDS.test(tool)) reached.push(tool);
  return reached.length > 0 ? [{ rule: 'taint.send', words: reached }] : [];
}
