// The bytes between hook client and guard; `client/hook-client.c` is the other end.
export const protocol = 'harness-hook/1';

/** Longest answer that the client takes, and longest event that it sends. Bytes. */
export const protocolLimit = 8 * 1024 * 1024;

/** Longest header: protocol, an exit code, a length. Bytes. */
export const headerLimit = 64;

/** What Claude Code is told: an object on stdout with exit 0, or a reason on stderr with exit 2. */
export type Answer = { exit: 0; body: object } | { exit: 2; reason: string };

/** A refusal's reason goes to the model, on stderr or in an answer; a longer one is cut. Characters. */
export const reasonLimit = 4_000;

/**
 * Reads a whole request: the stream has ended.
 * @returns the event's bytes, or in words what is wrong
 */
export function decodeRequest(bytes: Buffer): Buffer | string {
  const lineEnd = bytes.subarray(0, headerLimit).indexOf(0x0a);
  if (lineEnd === -1) return 'no header';
  const event = bytes.subarray(lineEnd + 1);
  // The one header that these bytes may have; anything else is a length that lies or a second spelling of it.
  const expected = `${protocol} ${event.length}`;
  return bytes.toString('latin1', 0, lineEnd) === expected ? event : 'its header does not match its body';
}

export function encodeAnswer(answer: Answer): Buffer {
  if (answer.exit === 2) return frame(2, answer.reason.slice(0, reasonLimit));
  const body = JSON.stringify(answer.body);
  if (Buffer.byteLength(body) > protocolLimit) return frame(2, 'the answer is larger than 8 MiB');
  return frame(0, body);
}

function frame(exit: 0 | 2, body: string): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`${protocol} ${exit} ${bytes.length}\n`), bytes]);
}
