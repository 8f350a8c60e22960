// How often runs used a tool of the image: counted from the audit log's allowed shell calls.
import { posix } from 'node:path';
import { type ReviewedLog, isCallDecision, parseProgram } from '@agent-harness/hooks';

export interface ToolUse {
  runs: number;
  /** Runs with at least one call of the tool. */
  runsWithUse: number;
  calls: number;
  /** Allowed shell calls whose words the log does not hold whole. */
  unread: number;
}

export function toolUse(logs: readonly ReviewedLog[], tool: string): ToolUse {
  const use: ToolUse = { runs: logs.length, runsWithUse: 0, calls: 0, unread: 0 };
  for (const { events } of logs) {
    let calls = 0;
    for (const event of events) {
      if (!isCallDecision(event) || event.tool !== 'Bash' || event.decision !== 'allow') continue;
      const text = commandIn(event.input);
      if (text === null) use.unread += 1;
      else
        calls += parseProgram(text).commands.filter(({ name }) => posix.basename(name ?? '') === tool).length;
    }
    use.calls += calls;
    if (calls > 0) use.runsWithUse += 1;
  }
  return use;
}

function commandIn(input: string | null): string | null {
  try {
    const { command } = JSON.parse(input ?? '') as { command?: unknown };
    return typeof command === 'string' ? command : null;
  } catch {
    return null;
  }
}
