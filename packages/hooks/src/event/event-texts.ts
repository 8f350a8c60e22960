// The texts of an event by direction: what a tool is given, and what a model will read.
import type { ToolEvent } from '@agent-harness/contracts';
import { type Leaf, leaves } from './json-leaves.ts';
import type { RawEvent } from './parse-event.ts';
import { DELAYED_PROMPTS } from './tool-fields.ts';

/** @param said the leaves of the tool's input */
export function eventTexts(
  kind: ToolEvent['event'],
  event: RawEvent,
  tool: string | null,
  said: readonly Leaf[],
): ToolEvent['texts'] {
  switch (kind) {
    case 'tool.ask':
    case 'tool.permit':
      return inputTexts(tool ?? '', said);
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

function inputTexts(tool: string, said: readonly Leaf[]): ToolEvent['texts'] {
  const delayed = DELAYED_PROMPTS.get(tool);
  const isDelayed = (pointer: string): boolean =>
    delayed?.some((field) => `${pointer}/`.startsWith(`/tool_input/${field}/`)) ?? false;
  return said.map(({ text, pointer }) => ({
    text,
    direction: isDelayed(pointer) ? 'to-model' : 'to-tool',
    from: pointer,
  }));
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
  return leaves(value, pointer).map((leaf) => ({
    text: leaf.text,
    direction: 'to-model',
    from: leaf.pointer,
  }));
}
