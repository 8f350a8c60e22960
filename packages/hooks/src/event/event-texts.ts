// The texts of an event by direction: what a tool is given, and what a model will read.
import type { ToolEvent } from '@agent-harness/contracts';
import { leaves } from './json-leaves.ts';
import type { RawEvent } from './normalise.ts';
import { DELAYED_PROMPTS } from './tool-fields.ts';

export function eventTexts(
  kind: ToolEvent['event'],
  event: RawEvent,
  tool: string | null,
  input: RawEvent,
): ToolEvent['texts'] {
  switch (kind) {
    case 'tool.ask':
    case 'tool.permit':
      return inputTexts(tool ?? '', input);
    case 'tool.done':
      return toModel(event['tool_response'], '/tool_response');
    case 'tool.failed':
      return toModel(event['error'], '/error');
    case 'batch.done':
      return batchTexts(event['tool_calls']);
    case 'prompt':
      return toModel(event['prompt'], '/prompt');
    case 'agent.end':
      return toModel(event['last_assistant_message'], '/last_assistant_message');
    case 'session.start':
    case 'session.end':
    case 'agent.start':
    case 'instructions':
    case 'config':
    case 'other':
      return [];
  }
}

function inputTexts(tool: string, input: RawEvent): ToolEvent['texts'] {
  return Object.entries(input).flatMap(([field, value]) => {
    const direction = DELAYED_PROMPTS.has(`${tool}.${field}`) ? 'to-model' : 'to-tool';
    return texts(value, `/tool_input/${field}`, direction);
  });
}

function batchTexts(calls: unknown): ToolEvent['texts'] {
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown, at) => {
    const response =
      typeof call === 'object' && call !== null && 'tool_response' in call ? call.tool_response : null;
    return toModel(response, `/tool_calls/${at}/tool_response`);
  });
}

function toModel(value: unknown, pointer: string): ToolEvent['texts'] {
  return texts(value, pointer, 'to-model');
}

function texts(value: unknown, pointer: string, direction: 'to-tool' | 'to-model'): ToolEvent['texts'] {
  return leaves(value, pointer).map((leaf) => ({ text: leaf.text, direction, from: leaf.pointer }));
}
