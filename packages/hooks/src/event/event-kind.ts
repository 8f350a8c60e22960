// Which of our event kinds a Claude Code hook event is.
import type { ToolEvent } from '@agent-harness/contracts';

const KINDS: Readonly<Record<string, ToolEvent['event']>> = {
  UserPromptSubmit: 'prompt',
  PreToolUse: 'tool.ask',
  PermissionRequest: 'tool.permit',
  PostToolUse: 'tool.done',
  PostToolUseFailure: 'tool.failed',
  PostToolBatch: 'batch.done',
  SessionStart: 'session.start',
  SessionEnd: 'session.end',
  SubagentStart: 'agent.start',
  SubagentStop: 'agent.end',
  InstructionsLoaded: 'instructions',
  ConfigChange: 'config',
};

export function kindOf(hook: string): ToolEvent['event'] {
  return Object.hasOwn(KINDS, hook) ? (KINDS[hook] ?? 'other') : 'other';
}
