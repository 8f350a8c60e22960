// The tool itself: granted by name, examined by us, and not asked to leave its confinement.
import type { Policy, ToolEvent } from '@agent-harness/contracts';
import { isOpen } from '../../policy/is-open.ts';
import type { Finding } from '../../policy/verdicts.ts';

/** Tools whose programs no layer here can read. */
const UNEXAMINED = new Set(['PowerShell', 'REPL', 'Workflow', 'RemoteTrigger']);
/** Fields by which a call would escape the session's confinement or outlive its turn. */
const UNCONFINED = '/tool_input/dangerouslyDisableSandbox';
const OUTLIVING = '/tool_input/run_in_background';

export function toolFindings(event: ToolEvent, policy: Policy): Finding[] {
  const tool = event.tool ?? '';
  const open = isOpen(policy);
  const findings: Finding[] = [];
  if (!policy.space.tools.includes(tool)) findings.push({ rule: 'tool.not-granted', words: [tool] });
  if (UNEXAMINED.has(tool)) findings.push({ rule: 'tool.unexamined', words: [tool] });
  for (const { from, text } of event.texts) {
    if ((from === UNCONFINED || (from === OUTLIVING && !open)) && text !== 'false')
      findings.push({ rule: 'tool.escalation', words: [from] });
    if (from === '/tool_input/isolation' && text === 'remote')
      findings.push({ rule: 'tool.escalation', words: [`${from}=remote`] });
  }
  return findings;
}
