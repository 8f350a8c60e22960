// A request's body as a value, or the reason why it is none.
import { type Refusal, refusal } from './refusal.ts';

export type Endpoint = 'messages' | 'count_tokens';

export interface ModelRequest {
  endpoint: Endpoint;
  /** What is checked is what is sent: the body goes on as this value's JSON, so no second reading of it exists. */
  value: Readonly<Record<string, unknown>>;
  text: string;
}

/** Fields of the Messages API that this door knows to be answered by the model alone. */
const FIELDS = new Set([
  'model',
  'messages',
  'system',
  'max_tokens',
  'stream',
  'metadata',
  'stop_sequences',
  'temperature',
  'top_k',
  'top_p',
  'thinking',
  'tools',
  'tool_choice',
  'cache_control',
  'context_management',
  'output_config',
  'output_format',
  'speed',
  'safeguards',
  'context_hint',
  'fallback',
  'fallbacks',
  'fallback_credit_token',
  // Judged as tools of the provider.
  'mcp_servers',
  'container',
]);

export function readRequest(path: string, body: string): ModelRequest | Refusal {
  const value = parse(body);
  if (value === null) return refusal(400, 'the body is not a JSON object');
  const unknown = Object.keys(value).filter((key) => !FIELDS.has(key));
  if (unknown.length > 0)
    return refusal(400, `the fields ${unknown.slice(0, 5).join(', ')} are not known to this door`);
  if ([value, ...fallbacksOf(value)].some(({ speed }) => (speed ?? 'standard') !== 'standard'))
    return refusal(403, 'a speed other than standard costs more and is not granted');
  const endpoint = path.startsWith('/v1/messages/count_tokens') ? 'count_tokens' : 'messages';
  return { endpoint, value, text: JSON.stringify(value) };
}

const fallbacksOf = ({ fallbacks }: Record<string, unknown>): { speed?: unknown }[] =>
  Array.isArray(fallbacks) ? fallbacks.filter((one) => one !== null && typeof one === 'object') : [];

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
