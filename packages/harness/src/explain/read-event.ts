// What a person asks to have explained: a shell command, a hook event, or an event that is normalised already.
import { HarnessError, type ToolEvent, parse } from '@agent-harness/contracts';
import { normalise } from '@agent-harness/hooks';

/** What a person need not spell out. */
const USUAL = {
  session_id: 'explain',
  cwd: '/workspace',
  hook_event_name: 'PreToolUse',
  tool_use_id: 'explain',
};

/** @throws HarnessError `explain.json`, `event.invalid`; ContractError for a tool-event/1 that is none */
export function readEvent(text: string): ToolEvent {
  // `{ ls; }` is a command.
  if (!/^\s*\{\s*["}]/u.test(text))
    return normalise({ ...USUAL, tool_name: 'Bash', tool_input: { command: text } });
  const event = parsed(text);
  return 'contract' in event ? parse('tool-event', event, 'the event') : normalise({ ...USUAL, ...event });
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw new HarnessError(
      'explain.json',
      `the event is not JSON: ${(cause as Error).message}`,
      'quote it for the shell, or give a plain command',
      { cause },
    );
  }
}
