// A deterministic stand-in for the model: a script's replies, spoken as the Messages API.
import type { OfflineScript, ReplyBlock, ToolOutcome } from '@agent-harness/contracts';
import { eventText } from '../relay/event-text.ts';
import { bodyOf } from './reply-body.ts';
import type { Upstream, UpstreamReply } from './upstream.ts';

interface Block {
  type: string;
  id?: string;
  name?: string;
  input?: Record<string, unknown>;
  tool_use_id?: string;
  content?: string | { type: string; text?: string }[];
  is_error?: boolean;
}

interface MessagesRequest {
  model?: string;
  stream?: boolean;
  tools?: unknown[];
  messages?: { role: string; content: string | Block[] }[];
}

export function offlineUpstream(script: OfflineScript): Upstream {
  return {
    name: 'offline',
    offline: true,
    priceFactor: 0,
    async send({ path, body }) {
      if (path.startsWith('/v1/messages/count_tokens'))
        return json({ input_tokens: Math.ceil(body.length / 4) });
      const request = JSON.parse(body) as MessagesRequest;
      const outcomes = outcomesOf(request);
      // A request without tools is Claude Code's own housekeeping, not a turn of the skill.
      const blocks: ReplyBlock[] = request.tools?.length
        ? script(outcomes)
        : [{ type: 'text', text: 'Offline.' }];
      const message = { model: request.model ?? 'offline', id: `msg_offline_${outcomes.length}` };
      const numbered = numberCalls(blocks, outcomes.length);
      return request.stream ? eventStream(message, numbered) : json(wholeMessage(message, numbered));
    },
  };
}

/** Gives each call an id that no earlier one of the conversation has. */
function numberCalls(blocks: readonly ReplyBlock[], before: number): Numbered[] {
  let number = before;
  return blocks.map((block) => {
    if (block.type !== 'tool_use') return block;
    number += 1;
    return { ...block, id: `toolu_offline_${number}` };
  });
}

/** Every tool call so far with its result, oldest first. */
function outcomesOf(request: MessagesRequest): ToolOutcome[] {
  const blocks = (request.messages ?? []).flatMap(({ content }) =>
    typeof content === 'string' ? [] : content,
  );
  const results = new Map(
    blocks.filter((block) => block.type === 'tool_result').map((block) => [block.tool_use_id, block]),
  );
  return blocks
    .filter((block) => block.type === 'tool_use')
    .flatMap(({ id = '', name = '', input = {} }) => {
      const result = results.get(id);
      return result ? [{ id, name, input, text: textOf(result), isError: result.is_error === true }] : [];
    });
}

function textOf({ content = '' }: Block): string {
  return typeof content === 'string' ? content : content.map((part) => part.text ?? '').join('\n');
}

type Numbered = ReplyBlock & { id?: string };
interface Head {
  id: string;
  model: string;
}

const USAGE = { input_tokens: 0, output_tokens: 0 };
const stopReason = (blocks: readonly Numbered[]): string =>
  blocks.some((block) => block.type === 'tool_use') ? 'tool_use' : 'end_turn';

function wholeMessage(head: Head, blocks: readonly Numbered[]): object {
  return {
    ...head,
    type: 'message',
    role: 'assistant',
    content: blocks,
    stop_reason: stopReason(blocks),
    stop_sequence: null,
    usage: USAGE,
  };
}

/** Event order and fields: Anthropic's Messages streaming reference. */
function eventStream(head: Head, blocks: readonly Numbered[]): UpstreamReply {
  const events: [string, object][] = [
    ['message_start', { message: { ...wholeMessage(head, []), content: [], stop_reason: null } }],
    ...blocks.flatMap((block, index) => blockEvents(block, index)),
    ['message_delta', { delta: { stop_reason: stopReason(blocks), stop_sequence: null }, usage: USAGE }],
    ['message_stop', {}],
  ];
  const text = events.map(([type, data]) => eventText(type, data));
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: bodyOf(...text) };
}

function blockEvents(block: Numbered, index: number): [string, object][] {
  const [start, delta] =
    block.type === 'text'
      ? [
          { type: 'text', text: '' },
          { type: 'text_delta', text: block.text },
        ]
      : [
          { type: 'tool_use', id: block.id, name: block.name, input: {} },
          { type: 'input_json_delta', partial_json: JSON.stringify(block.input) },
        ];
  return [
    ['content_block_start', { index, content_block: start }],
    ['content_block_delta', { index, delta }],
    ['content_block_stop', { index }],
  ];
}

const json = (value: object): UpstreamReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: bodyOf(JSON.stringify(value)),
});
