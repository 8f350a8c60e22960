// What a reply used, as the Messages API counts it.

/** Tokens, each counted once: `input` is what was neither read from the cache nor written to it. */
export interface Usage {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  webSearches: number;
}

export const NO_USAGE: Usage = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  webSearches: 0,
};

/** Everything that went to the model. */
export const sentTokens = ({ input, cacheRead, cacheWrite5m, cacheWrite1h }: Usage): number =>
  input + cacheRead + cacheWrite5m + cacheWrite1h;

/**
 * The `usage` object of a message, or of `message_start` and `message_delta`, whose counts are running totals.
 * @param before what is known so far; a count never falls
 */
export function readUsage(value: unknown, before: Usage = NO_USAGE): Usage {
  const given = record(value);
  const split = record(given['cache_creation']);
  const written = count(given['cache_creation_input_tokens']);
  const oneHour = Math.min(count(split['ephemeral_1h_input_tokens']), Math.max(written, 0));
  const now: Usage = {
    input: count(given['input_tokens']),
    output: count(given['output_tokens']),
    cacheRead: count(given['cache_read_input_tokens']),
    cacheWrite5m: written - oneHour,
    cacheWrite1h: oneHour,
    webSearches: count(record(given['server_tool_use'])['web_search_requests']),
  };
  return {
    input: Math.max(now.input, before.input),
    output: Math.max(now.output, before.output),
    cacheRead: Math.max(now.cacheRead, before.cacheRead),
    cacheWrite5m: Math.max(now.cacheWrite5m, before.cacheWrite5m),
    cacheWrite1h: Math.max(now.cacheWrite1h, before.cacheWrite1h),
    webSearches: Math.max(now.webSearches, before.webSearches),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.ceil(value) : 0;
