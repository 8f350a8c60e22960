// Which call a permission request means, read in the guard's own thread while the judge works: no pattern looks at it.
import { hasTooManyMembers } from '../event/count-members.ts';
import { parseEvent } from '../event/parse-event.ts';
import { callKey } from '../session/call-key.ts';
import { callLikeness } from '../session/call-likeness.ts';
import type { AskedCall } from '../session/session.ts';

const hook = 'PermissionRequest';

/** @returns null for what is no permission request, or cannot be read as one */
export function readAsked(bytes: Buffer): AskedCall | null {
  if (!bytes.includes(`"${hook}"`)) return null;
  try {
    const {
      hook_event_name,
      tool_name: tool,
      tool_input: input,
      session_id: session,
      cwd,
    } = parseEvent(bytes);
    if (hook_event_name !== hook) return null;
    if (typeof tool !== 'string' || typeof session !== 'string' || typeof cwd !== 'string') return null;
    if (hasTooManyMembers(input)) return null;
    let likeness: string | undefined;
    return {
      tool,
      session,
      cwd,
      key: callKey(tool, input),
      // Nearly every request is told by its key.
      get likeness() {
        return (likeness ??= callLikeness(tool, input, cwd));
      },
    };
  } catch {
    // Not JSON, or nested deeper than the stack.
    return null;
  }
}
