// The Messages API of Anthropic, or of any compatible URL; the key is added here, outside the container.
import type { Key } from '../keys/key.ts';
import { apiReply } from './api-reply.ts';
import { below, openExchange, parseBase } from './exchange.ts';
import { keyedExchange } from './keyed-exchange.ts';
import type { Upstream } from './upstream.ts';

export interface HttpUpstream {
  /** Base URL, e.g. `https://api.anthropic.com`. */
  url: string;
  key: Key;
  /** How the key is shown: as `x-api-key` (the default), or as a bearer token. */
  scheme?: 'x-api-key' | 'bearer';
}

/** @throws HarnessError `model.url` for anything but http(s) */
export function httpUpstream({ url, key, scheme = 'x-api-key' }: HttpUpstream): Upstream {
  const base = parseBase(url);
  const exchange = openExchange();
  return {
    name: base.host,
    offline: false,
    priceFactor: 1,
    async send({ path, headers, body }, signal) {
      const reply = await keyedExchange(
        exchange,
        key,
        ({ token }) => ({
          url: below(base, path),
          headers: {
            ...headers,
            ...(scheme === 'bearer' ? { authorization: `Bearer ${token}` } : { 'x-api-key': token }),
          },
          body,
        }),
        signal,
      );
      return apiReply(reply);
    },
  };
}
