// What a reply cost, from its usage and the model's rates.
import type { Model, ModelCatalogue } from '@agent-harness/contracts';
import { type Usage, sentTokens } from './usage.ts';

/**
 * US dollars.
 * @param factor of the upstream: regional endpoints cost more, a replay costs nothing
 */
export function priceOf(usage: Usage, model: Model, catalogue: ModelCatalogue, factor: number): number {
  const long = model.longPrompt !== undefined && sentTokens(usage) > model.longPrompt.aboveTokens;
  const rates = long ? (model.longPrompt?.rates ?? model.rates) : model.rates;
  const tokens =
    usage.input * rates.input +
    usage.output * rates.output +
    usage.cacheRead * rates.cacheRead +
    usage.cacheWrite5m * rates.cacheWrite5m +
    usage.cacheWrite1h * rates.cacheWrite1h;
  return factor * (tokens / 1e6 + usage.webSearches * catalogue.webSearchUsd);
}
