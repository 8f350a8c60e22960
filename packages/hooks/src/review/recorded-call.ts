// Rebuilds the hook event that a record is about, as far as the record holds it.
import type { AuditEvent, ToolEvent } from '@agent-harness/contracts';
import { normalise } from '../event/normalise.ts';
import { REDACTION_MARK } from '../policy/redaction-mark.ts';

/** Why a record does not hold all that its decision was made from. */
export type Gap = 'cut' | 'redacted' | 'no-directory' | 'unreadable';

export interface RecordedCall {
  event: ToolEvent;
  gaps: Gap[];
}

/** @returns the event, or the one gap that leaves nothing to read */
export function recordedCall(record: AuditEvent): RecordedCall | Gap {
  const { input, hook, tool, call, session } = record;
  if (input === null || hook === null) return 'unreadable';
  const cut = (record.cut ?? 0) > 0 || (record.cut === undefined && /… \(\d+ characters\)$/u.test(input));
  if (cut) return 'cut';
  const cwd = record.cwd ?? null;
  const gaps: Gap[] = [
    ...(REDACTION_MARK.test(JSON.stringify([input, tool, cwd])) ? ['redacted' as const] : []),
    ...(cwd === null ? ['no-directory' as const] : []),
  ];
  try {
    const asked =
      tool === null ? { prompt: input } : { tool_name: tool, tool_input: JSON.parse(input) as unknown };
    const event = normalise({
      session_id: session ?? 'unknown',
      cwd: cwd ?? '/workspace',
      hook_event_name: hook,
      ...(call === null ? {} : { tool_use_id: call }),
      ...asked,
    });
    return { event, gaps };
  } catch {
    return 'unreadable';
  }
}
