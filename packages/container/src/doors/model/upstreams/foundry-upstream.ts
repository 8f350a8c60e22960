// Microsoft Foundry: the Messages API under a resource's host; a model is called by its deployment.
import type { Key } from '../keys/key.ts';
import { apiReply } from './api-reply.ts';
import { below, openExchange, parseBase } from './exchange.ts';
import { keyedExchange } from './keyed-exchange.ts';
import { type ModelNames, modelName } from './model-name.ts';
import type { Upstream } from './upstream.ts';

export interface FoundryUpstream extends ModelNames {
  /** Name of the resource; its host follows from it. */
  resource: string;
  key: Key;
  /** `bearer` for an Entra ID token. */
  scheme: 'api-key' | 'bearer';
  /** Instead of the resource's URL, up to and including `/anthropic`. */
  endpoint?: string;
}

/** @throws HarnessError `model.url` */
export function foundryUpstream({ resource, key, scheme, endpoint, ...names }: FoundryUpstream): Upstream {
  const base = parseBase(endpoint ?? `https://${resource}.services.ai.azure.com/anthropic`);
  const exchange = openExchange();
  return {
    name: base.host,
    offline: false,
    priceFactor: 1,
    async send({ path, headers, body }, signal) {
      const request = JSON.parse(body) as { model: string };
      const { name } = modelName(request.model, 'foundry', names);
      const reply = await keyedExchange(
        exchange,
        key,
        ({ token }) => ({
          url: below(base, path.replace(/\?.*$/, '')),
          headers: {
            ...headers,
            ...(scheme === 'bearer' ? { authorization: `Bearer ${token}` } : { 'api-key': token }),
          },
          body: JSON.stringify({ ...request, model: name }),
        }),
        signal,
      );
      return apiReply(reply);
    },
  };
}
