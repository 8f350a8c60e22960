// Reads a model's reply as it passes and names every tool call in it before the container sees it.
import type { AnnouncedCall } from '@agent-harness/contracts';

type Announce = (call: AnnouncedCall) => Promise<void>;

/** INVARIANT: a chunk that names a tool call is yielded only after its announcement resolved. */
export async function* announceStream(
  body: AsyncIterable<Uint8Array>,
  announce: Announce,
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of body) {
    pending += decoder.decode(chunk, { stream: true });
    const lines = pending.split(/\r\n|\n|\r/);
    pending = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) await announceIn(line.slice(5), announce);
    yield chunk;
  }
  if (pending.startsWith('data:')) await announceIn(pending.slice(5), announce);
}

/** The same for a reply that is one JSON message. */
export async function* announceMessage(
  body: AsyncIterable<Uint8Array>,
  announce: Announce,
): AsyncIterable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  await announceIn(whole.toString('utf8'), announce);
  yield whole;
}

interface Named {
  type?: unknown;
  id?: unknown;
  name?: unknown;
}

async function announceIn(json: string, announce: Announce): Promise<void> {
  let data: { type?: unknown; content_block?: Named; content?: unknown };
  try {
    data = JSON.parse(json) as typeof data;
  } catch {
    return; // not JSON: Claude Code cannot read a call in it either
  }
  if (data === null || typeof data !== 'object') return;
  const blocks = [data.content_block, ...(Array.isArray(data.content) ? (data.content as Named[]) : [])];
  for (const block of blocks)
    if (block?.type === 'tool_use' && typeof block.id === 'string' && typeof block.name === 'string')
      await announce({ id: block.id, tool: block.name });
}
