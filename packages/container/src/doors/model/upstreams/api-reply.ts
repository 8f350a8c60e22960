// Gives a host's reply the form of the Messages API: its headers reduced, its errors reworded.
import { errorBody } from '../admit/refusal.ts';
import type { WireReply } from './exchange.ts';
import { bodyOf } from './reply-body.ts';
import type { UpstreamReply } from './upstream.ts';

const PASSED = ['content-type', 'retry-after', 'request-id', 'x-should-retry'];
/** Longer error bodies are cut; a page of HTML is no reason. Bytes. */
const MAX_ERROR = 16 * 1024;

export async function apiReply(reply: WireReply): Promise<UpstreamReply> {
  const headers = Object.fromEntries(
    PASSED.flatMap((name) => (reply.headers[name] === undefined ? [] : [[name, reply.headers[name]]])),
  );
  const type = headers['content-type'] ?? 'application/json';
  if (reply.status < 300) return { ...reply, headers: { ...headers, 'content-type': type } };
  // A redirect is not followed: to Claude Code it is a host that is wrongly set up.
  const status = reply.status < 400 ? 502 : reply.status;
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: bodyOf(apiError(status, await bounded(reply.body))),
  };
}

/** An error that has the API's form already is passed on. Others: AWS `{message}`, Google `{error: {message}}`. */
function apiError(status: number, text: string): string {
  const json = parse(text);
  if (json?.type === 'error' && typeof json.error?.type === 'string') return text;
  const message = json?.error?.message ?? json?.message ?? json?.Message ?? text.slice(0, 500);
  return errorBody(status, message === '' ? `the model’s host answers ${status}` : String(message));
}

interface HostError {
  type?: unknown;
  message?: unknown;
  Message?: unknown;
  error?: { type?: unknown; message?: unknown };
}

function parse(text: string): HostError | null {
  try {
    const value: unknown = JSON.parse(text);
    // Google wraps errors of a stream in an array.
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return first !== null && typeof first === 'object' ? (first as HostError) : null;
  } catch {
    return null;
  }
}

async function bounded(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (size < MAX_ERROR) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, MAX_ERROR).toString('utf8');
}
