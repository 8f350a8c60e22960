// The tool itself: granted by name, examined by us, and not asked to leave its confinement.
import type { Policy, ToolEvent } from '@agent-harness/contracts';
import { isOpen } from '../../policy/is-open.ts';
import type { Finding } from '../../policy/verdicts.ts';

/** Tools whose programs no layer here can read. */
const UNEXAMINED = new Set(['PowerShell', 'REPL', 'Workflow', 'RemoteTrigger']);
/** Fields by which a call would escape the session's confinement or outlive its turn. */
const ESCALATIONS = /^\/tool_input\/(?:dangerouslyDisableSandbox|run_in_background)$/u;

export function toolFindings(event: ToolEvent, policy: Policy): Finding[] {
  const tool = event.tool ?? '';
  const open = isOpen(policy);
  const findings: Finding[] = [];
  if (!policy.space.tools.includes(tool)) findings.push({ rule: 'tool.not-granted', words: [tool] });
  if (UNEXAMINED.has(tool)) findings.push({ rule: 'tool.unexamined', words: [tool] });
  for (const { from, text } of event.texts) {
    if (ESCALATIONS.test(from) && text !== 'false' && !(open && from.endsWith('background')))
      findings.push({ rule: 'tool.escalation', words: [from] });
    if (from === '/tool_input/isolation' && text === 'remote')
      findings.push({ rule: 'tool.escalation', words: [`${from}=remote`] });
  }
  return findings;
}
