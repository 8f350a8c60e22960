import type { AnnouncedCall } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { announceMessage, announceStream } from './announce-calls.ts';

const event = (data: object): string => `event: x\ndata: ${JSON.stringify(data)}\n\n`;
const stream =
  event({ type: 'message_start' }) +
  event({
    type: 'content_block_start',
    index: 0,
    content_block: { type: 'text', text: 'data: not a call' },
  }) +
  event({
    type: 'content_block_start',
    index: 1,
    content_block: { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: {} },
  }) +
  event({
    type: 'content_block_start',
    index: 2,
    content_block: { type: 'tool_use', id: 'toolu_2', name: 'Réad', input: {} },
  });

async function* cut(text: string, size: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([1, 2, 3, 7, 64, 100_000])('announces every call, whatever the chunks (%i bytes)', async (size) => {
  const calls: AnnouncedCall[] = [];
  let text = '';
  for await (const chunk of announceStream(cut(stream, size), async (call) => void calls.push(call)))
    text += Buffer.from(chunk).toString('latin1');
  expect(calls).toEqual([
    { id: 'toolu_1', tool: 'Bash' },
    { id: 'toolu_2', tool: 'Réad' },
  ]);
  expect(Buffer.from(text, 'latin1').toString('utf8')).toBe(stream);
});

it('lets no byte of a call’s last line pass before its announcement resolved', async () => {
  let resolved = false;
  const slow = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    resolved = true;
  };
  let text = '';
  for await (const chunk of announceStream(cut(stream, 16), slow)) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('"toolu_1","name":"Bash","input":{}}}\n')) expect(resolved).toBe(true);
  }
  expect(resolved).toBe(true);
});

it('passes nothing on when the announcement fails', async () => {
  const failing = announceStream(cut(stream, 100_000), () => Promise.reject(new Error('guard gone')));
  await expect(drain(failing)).rejects.toThrow('guard gone');
});

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) expect(chunk).toBeUndefined();
}

it('reads calls of a reply that is not streamed', async () => {
  const calls: AnnouncedCall[] = [];
  const body = JSON.stringify({
    type: 'message',
    content: [{ type: 'tool_use', id: 'toolu_9', name: 'Read', input: {} }],
  });
  for await (const _ of announceMessage(cut(body, 10), async (call) => void calls.push(call)));
  expect(calls).toEqual([{ id: 'toolu_9', tool: 'Read' }]);
});
