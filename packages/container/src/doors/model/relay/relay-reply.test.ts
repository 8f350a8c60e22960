import type { AnnouncedCall } from '@agent-harness/contracts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { eventText } from './event-text.ts';
import { relayMessage, relayStream } from './relay-reply.ts';
import { openReplyReader } from './reply-facts.ts';

const stream =
  eventText('message_start', { message: { model: 'm', usage: { input_tokens: 7, output_tokens: 1 } } }) +
  eventText('content_block_start', { index: 0, content_block: { type: 'text', text: 'data: not a call' } }) +
  eventText('content_block_delta', { index: 0, delta: { type: 'text_delta', text: '"type":"tool_use"' } }) +
  eventText('content_block_start', {
    index: 1,
    content_block: { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: {} },
  }) +
  eventText('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: '' } }) +
  eventText('content_block_delta', { index: 1, delta: { type: 'text_delta', text: 'input_json_delta' } }) +
  eventText('content_block_delta', {
    index: 1,
    delta: { type: 'input_json_delta', partial_json: '{"a":"é' },
  }) +
  eventText('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json: 'b"}' } }) +
  eventText('content_block_stop', { index: 1 }) +
  eventText('content_block_start', {
    index: 2,
    content_block: { type: 'tool_use', id: 'toolu_2', name: 'Réad', input: {} },
  }) +
  eventText('content_block_stop', { index: 2 }) +
  eventText('content_block_start', {
    index: 3,
    content_block: { type: 'tool_use', id: 'toolu_3', name: 'Bash', input: {} },
  }) +
  eventText('content_block_delta', { index: 3, delta: { type: 'input_json_delta', partial_json: '[1' } }) +
  eventText('content_block_stop', { index: 3 }) +
  eventText('content_block_start', {
    index: 4,
    content_block: { type: 'tool_use', id: 'toolu_cut', name: 'Bash', input: {} },
  }) +
  eventText('message_delta', { delta: {}, usage: { output_tokens: 30 } }) +
  eventText('message_stop', {});
const CALLS = [
  { id: 'toolu_1', tool: 'Bash', input: { a: 'éb' }, index: 1 },
  { id: 'toolu_2', tool: 'Réad', input: {}, index: 2 },
  // Its input is no JSON object: no request for it can be matched.
  { id: 'toolu_3', tool: 'Bash', input: null, index: 3 },
];
const announcedOf = ({ id, tool, input }: (typeof CALLS)[number]): AnnouncedCall => ({ id, tool, input });

async function* cut(text: string, borders: readonly number[]): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  const sorted = [0, ...borders.map((at) => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  for (let index = 1; index < sorted.length; index += 1)
    yield bytes.subarray(sorted[index - 1], sorted[index]);
}

it('passes every byte, counts, and lets no call’s event end before it was announced, whatever the chunks', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 30 }), async (borders) => {
      const announced: AnnouncedCall[] = [];
      const reader = openReplyReader(0);
      const passed: Uint8Array[] = [];
      const announce = async (call: AnnouncedCall): Promise<void> => {
        await new Promise((resolve) => setImmediate(resolve));
        announced.push(call);
      };
      for await (const chunk of relayStream(cut(stream, borders), reader, announce)) {
        passed.push(chunk);
        const text = Buffer.concat(passed).toString('utf8');
        for (const call of CALLS) {
          const at = text.indexOf(`{"type":"content_block_stop","index":${call.index}}`);
          if (at !== -1 && text.includes('\n\n', at)) expect(announced).toContainEqual(announcedOf(call));
        }
      }
      expect(Buffer.concat(passed).toString('utf8')).toBe(stream);
      expect(announced).toEqual(CALLS.map(announcedOf));
      expect(reader.facts()).toMatchObject({ model: 'm', estimated: false, usage: { input: 7, output: 30 } });
    }),
    { numRuns: 60 },
  ));

it('sees a call that is written over several data lines', async () => {
  const announced: AnnouncedCall[] = [];
  const text =
    'data: {"type":"content_block_start","index":0,\ndata: "content_block":{"type":"tool_use","id":"a","name":"Bash","input":{}}}\n\n' +
    'data: {"type":"content_block_stop",\ndata: "index":0}\n\n';
  for await (const _ of relayStream(
    cut(text, []),
    openReplyReader(0),
    async (call) => void announced.push(call),
  ));
  expect(announced).toEqual([{ id: 'a', tool: 'Bash', input: {} }]);
});

it('passes nothing on when the announcement fails', async () => {
  const passed: Uint8Array[] = [];
  const failing = relayStream(cut(stream, []), openReplyReader(0), () =>
    Promise.reject(new Error('guard gone')),
  );
  await expect(
    (async () => {
      for await (const chunk of failing) passed.push(chunk);
    })(),
  ).rejects.toThrow('guard gone');
  expect(passed).toEqual([]);
});

it('reads calls and usage of a reply that is not streamed', async () => {
  const announced: AnnouncedCall[] = [];
  const reader = openReplyReader(0);
  const body = JSON.stringify({
    type: 'message',
    model: 'm',
    content: [{ type: 'tool_use', id: 'toolu_9', name: 'Read', input: {} }],
    usage: { input_tokens: 4, output_tokens: 2 },
  });
  for await (const _ of relayMessage(cut(body, [10, 20]), reader, async (call) => void announced.push(call)));
  expect(announced).toEqual([{ id: 'toolu_9', tool: 'Read', input: {} }]);
  expect(reader.facts()).toMatchObject({ estimated: false, usage: { input: 4, output: 2 } });
});

it('estimates what a reply that was cut had used', async () => {
  const reader = openReplyReader(400);
  const text = 'x'.repeat(400);
  const start = eventText('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
  for await (const _ of relayStream(cut(start.repeat(10), []), reader, async () => {}));
  const { usage, estimated } = reader.facts();
  expect(estimated).toBe(true);
  expect(usage.input).toBe(100);
  expect(usage.output).toBeGreaterThanOrEqual(1000);
  expect(usage.output).toBeLessThan(1100);
});
