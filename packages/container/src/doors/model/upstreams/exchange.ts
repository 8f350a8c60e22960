// One HTTP exchange with a model's host, streamed; connections are kept for the next one.
import { type IncomingMessage, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { HarnessError } from '@agent-harness/contracts';

export interface Wire {
  url: URL;
  headers: Record<string, string>;
  body: string;
}

export interface WireReply {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
}

export type Exchange = (wire: Wire, signal: AbortSignal) => Promise<WireReply>;

/** Follows no redirect: a redirect is a reply like any other, and no key goes with it. */
export function openExchange(): Exchange {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  return async ({ url, headers, body }, signal) => {
    const secure = url.protocol === 'https:';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = (secure ? httpsRequest : httpRequest)(
        url,
        {
          method: 'POST',
          // A compressed stream would be buffered on its way, and could not be read as it passes.
          headers: {
            ...headers,
            'accept-encoding': 'identity',
            'content-length': String(Buffer.byteLength(body)),
          },
          agent: agents[secure ? 'https:' : 'http:'],
          signal,
        },
        resolve,
      );
      sent.setNoDelay(true);
      sent.once('error', reject).end(body);
    }).catch((cause: NodeJS.ErrnoException) => {
      throw unreachable(url, cause);
    });
    if (response.headers['content-encoding'] !== undefined)
      throw unreachable(url, new Error('it compresses what it was asked to send plain'));
    return { status: response.statusCode ?? 502, headers: flat(response), body: response };
  };
}

function unreachable(url: URL, cause: NodeJS.ErrnoException): HarnessError {
  return new HarnessError(
    'model.unreachable',
    `the model at ${url.host} does not answer: ${cause.code ?? cause.message}`,
    'check the URL and this host’s network, or run with `--model offline`',
    { cause },
  );
}

const flat = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** @throws HarnessError `model.url` for anything but http(s) */
export function parseBase(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['https:', 'http:'].includes(parsed.protocol) || parsed.username !== '')
    throw new HarnessError(
      'model.url',
      // A user name in a URL stands beside a password.
      `${parsed === null || parsed.username === '' ? url : `${parsed.protocol}//…@${parsed.host}`} is not a model URL`,
      'give an http(s) URL without credentials, or the name of an upstream',
    );
  return parsed;
}

/** A path below a base URL. */
export const below = (base: URL, path: string): URL =>
  new URL(base.pathname.replace(/\/$/, '') + path, base.origin);
