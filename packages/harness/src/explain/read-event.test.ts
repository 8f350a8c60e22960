// Every form in which a person may ask.
import { describe, expect, it } from 'vitest';
import { readEvent } from './read-event.ts';

describe('read as an event', () => {
  it('is a shell command', () => {
    expect(readEvent('git log')).toMatchObject({
      event: 'tool.ask',
      tool: 'Bash',
      program: { source: 'git log' },
    });
    expect(readEvent('{ ls; }').program?.commands).toHaveLength(1);
  });
  it.each([
    ['PreToolUse', 'tool.ask'],
    ['PermissionRequest', 'tool.permit'],
    ['PostToolUse', 'tool.done'],
    ['PostToolUseFailure', 'tool.failed'],
    ['PostToolBatch', 'batch.done'],
    ['UserPromptSubmit', 'prompt'],
    ['SessionStart', 'session.start'],
    ['SessionEnd', 'session.end'],
    ['SubagentStart', 'agent.start'],
    ['SubagentStop', 'agent.end'],
    ['InstructionsLoaded', 'instructions'],
    ['ConfigChange', 'config'],
    ['Stop', 'other'],
  ])('is a hook event: %s', (hook_event_name, event) => {
    const call = { tool_name: 'Read', tool_input: { file_path: 'a' }, prompt: 'Write.' };
    expect(readEvent(JSON.stringify({ hook_event_name, ...call }))).toMatchObject({
      event,
      hook: hook_event_name,
    });
  });
  it('is a normalised event', () => {
    const event = readEvent('git log');
    expect(readEvent(JSON.stringify(event))).toEqual(event);
  });
  it('is nothing else', () => {
    expect(() => readEvent('{"tool_name":"Bash"}')).toThrow(/tool_input/u);
    expect(() => readEvent('{"tool_name":')).toThrow(/not JSON/u);
    expect(() => readEvent('{"contract":"tool-event/1"}')).toThrow(/tool-event/u);
  });
});
