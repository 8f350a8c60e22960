// What one request used and cost, and how the audit log says it.
import type { AuditEntry, Model, ModelCatalogue } from '@agent-harness/contracts';
import type { ModelRequest } from '../admit/read-request.ts';
import type { ReplyFacts } from '../relay/reply-facts.ts';
import type { UpstreamReply } from '../upstreams/upstream.ts';
import { findModel } from './load-catalogue.ts';
import { priceOf } from './price.ts';
import { NO_USAGE, type Usage } from './usage.ts';

export interface EndedRequest {
  facts: ReplyFacts;
  /** Null when the upstream did not answer. */
  reply: UpstreamReply | null;
  request: ModelRequest;
  /** The model that was asked, where the catalogue knows it. */
  model: Model | null;
  /** True when the reply was not read to its end. */
  cut: boolean;
}

export interface Account {
  usage: Usage;
  /** Null without a price. */
  usd: number | null;
  detail: AuditEntry['detail'];
}

export function accountFor(
  { facts, reply, request, model, cut }: EndedRequest,
  catalogue: ModelCatalogue,
  priceFactor: number,
): Account {
  // An error is not billed, nor is a count of tokens, nor what no host answered. What the container left before
  // its answer came is billed: otherwise hanging up early would be free.
  const answeredOrLeft = reply === null ? cut : reply.status < 300;
  const billed = answeredOrLeft && request.endpoint === 'messages';
  const usage = billed ? facts.usage : NO_USAGE;
  const answered = facts.model === null ? null : findModel(catalogue, facts.model);
  const priced = answered ?? model;
  const usd = priced === null ? null : priceOf(usage, priced, catalogue, priceFactor);
  return {
    usage,
    usd,
    detail: {
      status: reply?.status ?? null,
      ...(facts.model === null ? {} : { answeredBy: facts.model.slice(0, 100) }),
      inputTokens: usage.input,
      cacheReadTokens: usage.cacheRead,
      cacheWriteTokens: usage.cacheWrite5m + usage.cacheWrite1h,
      outputTokens: usage.output,
      usd: usd === null ? null : Math.round(usd * 1e8) / 1e8,
      estimated: billed && facts.estimated,
      cut,
      ...(facts.error === null ? {} : { error: facts.error.slice(0, 100) }),
      ...(reply?.drift?.length ? { drift: [...reply.drift] } : {}),
    },
  };
}
