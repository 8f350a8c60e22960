// Where a model door sends requests: something that answers the Messages API.
import type { IncomingHttpHeaders } from 'node:http';

export interface UpstreamRequest {
  method: string;
  /** Path and query, e.g. `/v1/messages?beta=true`. */
  path: string;
  /** Already reduced to what a model API needs; carries no credential. */
  headers: Record<string, string>;
  /** A JSON object. */
  body: string;
}

export interface UpstreamReply {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
  /** What a replay noticed besides its match: `prompt`, `tools`. */
  drift?: readonly string[];
}

export interface Upstream {
  /** For the record: `offline`, or the host that answers. */
  readonly name: string;
  /** True when no model is involved; every output then says so. */
  readonly offline: boolean;
  /** Times the catalogue's price: 0 where nothing is billed. */
  readonly priceFactor: number;
  /** True where the host knows none of the API's experiments: Claude Code is then told to leave them out. */
  readonly plainApi?: boolean;
  /** @throws HarnessError `model.unreachable`, `model.key`, `model.replay` */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply>;
}

const FORWARDED = ['accept', 'anthropic-beta', 'anthropic-version', 'content-type'];

/** The headers that go upstream; the container's dummy key and everything else stay behind. */
export function forwardedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = FORWARDED.flatMap((name) =>
    typeof headers[name] === 'string' ? [[name, headers[name]]] : [],
  );
  return Object.fromEntries(kept) as Record<string, string>;
}
