// Google Cloud's Vertex AI: the model is in the URL, the API's version in the body, and the key is an OAuth token.
import type { Key } from '../keys/key.ts';
import { apiReply } from './api-reply.ts';
import { cloudBetas } from './cloud-betas.ts';
import { below, openExchange, parseBase } from './exchange.ts';
import { keyedExchange } from './keyed-exchange.ts';
import { type ModelNames, modelName } from './model-name.ts';
import type { Upstream } from './upstream.ts';

export interface VertexUpstream extends ModelNames {
  project: string;
  /** `global`, `us`, `eu` or a region. */
  region: string;
  key: Key;
  /** Instead of Google's host. */
  endpoint?: string;
}

const VERSION = 'vertex-2023-10-16';

type Body = Record<string, unknown> & { model: string; stream?: boolean };

/** @throws HarnessError `model.url` */
export function vertexUpstream({ project, region, key, endpoint, ...names }: VertexUpstream): Upstream {
  const base = parseBase(endpoint ?? hostOf(region));
  const exchange = openExchange();
  return {
    name: `vertex ${region}`,
    offline: false,
    plainApi: true,
    // Regional endpoints cost a tenth more: https://platform.claude.com/docs/en/about-claude/pricing
    priceFactor: region === 'global' ? 1 : 1.1,
    async send({ path, headers, body }, signal) {
      const { model, context_management: _, ...rest } = JSON.parse(body) as Body;
      const betas = cloudBetas(headers['anthropic-beta']).join(',');
      const { name } = modelName(model, 'vertex', names);
      const counting = path.startsWith('/v1/messages/count_tokens');
      const method = rest.stream === true ? 'streamRawPredict' : 'rawPredict';
      const target = counting ? 'count-tokens:rawPredict' : `${encodeURIComponent(name)}:${method}`;
      // Its count of tokens is the one call that wants the model in the body.
      const sent = { anthropic_version: VERSION, ...rest, ...(counting ? { model: name } : {}) };
      const place = `/v1/projects/${encodeURIComponent(project)}/locations/${encodeURIComponent(region)}`;
      const reply = await keyedExchange(
        exchange,
        key,
        ({ token }) => ({
          url: below(base, `${place}/publishers/anthropic/models/${target}`),
          headers: {
            'content-type': 'application/json',
            ...(betas === '' ? {} : { 'anthropic-beta': betas }),
            authorization: `Bearer ${token}`,
          },
          body: JSON.stringify(sent),
        }),
        signal,
      );
      return apiReply(reply);
    },
  };
}

/** Hosts by kind of region: https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations */
function hostOf(region: string): string {
  if (region === 'global') return 'https://aiplatform.googleapis.com';
  if (region === 'us' || region === 'eu') return `https://aiplatform.${region}.rep.googleapis.com`;
  return `https://${region}-aiplatform.googleapis.com`;
}
