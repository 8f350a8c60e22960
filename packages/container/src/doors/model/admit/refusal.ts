// A request that goes no further, in the error shape of the Messages API, so that Claude Code shows the reason.
import type { ServerResponse } from 'node:http';

export interface Refusal {
  status: number;
  reason: string;
}

export const refusal = (status: number, reason: string): Refusal => ({ status, reason });

export const isRefusal = (value: object): value is Refusal => 'reason' in value && 'status' in value;

/** Error types by status: Anthropic's Messages API reference. */
const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

export const errorBody = (status: number, message: string): string =>
  JSON.stringify({
    type: 'error',
    error: { type: TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error'), message },
  });

/** Answers with a reason that asking again would not change. */
export function writeRefusal(response: ServerResponse, { status, reason }: Refusal): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' })
    .end(errorBody(status, `model door: ${reason}`));
}
