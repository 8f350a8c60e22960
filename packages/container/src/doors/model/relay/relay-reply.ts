// Passes a reply on as it comes, and names every tool call in it before the container sees it whole.
import type { AnnouncedCall } from '@agent-harness/contracts';
import { openEventLines } from './event-lines.ts';
import type { ReplyReader } from './reply-facts.ts';

type Announce = (call: AnnouncedCall) => Promise<void>;

/** INVARIANT: the chunk with which a tool call is whole is yielded only after its announcement resolved. */
export async function* relayStream(
  body: AsyncIterable<Uint8Array>,
  reader: ReplyReader,
  announce: Announce,
): AsyncIterable<Uint8Array> {
  const lines = openEventLines(reader.plain);
  for await (const chunk of body) {
    for (const data of lines.feed(chunk)) for (const call of reader.event(data)) await announce(call);
    yield chunk;
  }
  // Claude Code drops an event that no blank line ended; what it used still counts.
  for (const call of reader.event(lines.end())) await announce(call);
}

/** The same for a reply that is one JSON message. */
export async function* relayMessage(
  body: AsyncIterable<Uint8Array>,
  reader: ReplyReader,
  announce: Announce,
): AsyncIterable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  for (const call of reader.message(whole)) await announce(call);
  yield whole;
}
