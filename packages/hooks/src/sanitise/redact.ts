// A text for the audit log: credentials replaced by marks, everything else as it was.
import type { Policy } from '@agent-harness/contracts';
import { redactText } from './sanitise-text.ts';

export function redact(text: string, policy: Policy): string {
  return redactText(text, policy).text;
}
