// Amazon Bedrock: InvokeModel, signed, with the API's version in the body and an event stream back.
import { HarnessError } from '@agent-harness/contracts';
import type { Key } from '../keys/key.ts';
import type { Secret } from '../keys/secret.ts';
import { withholdKey } from '../keys/withhold-key.ts';
import { apiReply } from './api-reply.ts';
import { cloudBetas } from './cloud-betas.ts';
import { type Wire, type WireReply, below, openExchange, parseBase } from './exchange.ts';
import { keyedExchange } from './keyed-exchange.ts';
import { type ModelNames, modelName } from './model-name.ts';
import { bodyOf } from './reply-body.ts';
import type { Upstream, UpstreamReply } from './upstream.ts';

export interface BedrockUpstream extends ModelNames {
  region: string;
  /** AWS credentials, or a bearer token: a Bedrock API key. */
  key: Key;
  /** Inference profile before the model's id: `global`, `us`, `eu`, `apac`…; empty for the model in its region. */
  profile: string;
  /** Instead of the region's host. */
  endpoint?: string;
  /** For the signature's date. */
  now?: () => Date;
}

const VERSION = 'bedrock-2023-05-31';

type Body = Record<string, unknown> & { model: string; stream?: boolean };

/** @throws HarnessError `model.url` */
export function bedrockUpstream(options: BedrockUpstream): Upstream {
  const { region, key, profile, endpoint } = options;
  const base = parseBase(endpoint ?? `https://bedrock-runtime.${region}.amazonaws.com`);
  const exchange = openExchange();
  return {
    name: `bedrock ${region}`,
    offline: false,
    plainApi: true,
    // Endpoints other than the global one cost a tenth more: https://platform.claude.com/docs/en/about-claude/pricing
    priceFactor: profile === 'global' ? 1 : 1.1,
    async send({ path, headers, body }, signal) {
      const { model, stream, context_management: _, ...rest } = JSON.parse(body) as Body;
      const { name, given } = modelName(model, 'bedrock', options);
      const sent = { anthropic_version: VERSION, ...betas(headers['anthropic-beta']), ...rest };
      const counting = path.startsWith('/v1/messages/count_tokens');
      const action = counting ? 'count-tokens' : stream ? 'invoke-with-response-stream' : 'invoke';
      // Tokens are counted by the model itself, not by an inference profile.
      const id = given || profile === '' || counting ? name : `${profile}.${name}`;
      const wire: Wire = {
        url: below(base, `/model/${encodeURIComponent(id)}/${action}`),
        headers: {
          'content-type': 'application/json',
          accept:
            action === 'invoke-with-response-stream'
              ? 'application/vnd.amazon.eventstream'
              : 'application/json',
        },
        body: JSON.stringify(counting ? counted(sent) : sent),
      };
      const reply = await keyedExchange(exchange, key, (secret) => authorise(wire, secret, options), signal);
      if (reply.status >= 300) return apiReply(reply);
      return counting ? countReply(reply) : stream ? streamReply(reply, key.words()) : apiReply(reply);
    },
  };
}

function betas(header: string | undefined): { anthropic_beta?: string[] } {
  const known = cloudBetas(header);
  return known.length === 0 ? {} : { anthropic_beta: known };
}

async function authorise(
  wire: Wire,
  secret: Secret,
  { region, now = () => new Date() }: BedrockUpstream,
): Promise<Wire> {
  if (secret.aws === null)
    return { ...wire, headers: { ...wire.headers, authorization: `Bearer ${secret.token}` } };
  const { signAws } = await import('./sign-aws.ts'); // not loaded where no AWS key is used
  return signAws(wire, { region, service: 'bedrock', secret: secret.aws, at: now() });
}

/** CountTokens wants the whole request of InvokeModel, `max_tokens` included, as base64. */
function counted(sent: Record<string, unknown>): object {
  const body = Buffer.from(JSON.stringify({ max_tokens: 1, ...sent })).toString('base64');
  return { input: { invokeModel: { body } } };
}

async function countReply(reply: WireReply): Promise<UpstreamReply> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of reply.body) chunks.push(chunk);
  const { inputTokens } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { inputTokens?: number };
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: bodyOf(JSON.stringify({ input_tokens: inputTokens ?? 0 })),
  };
}

async function streamReply(reply: WireReply, words: readonly string[]): Promise<UpstreamReply> {
  if (!reply.headers['content-type']?.startsWith('application/vnd.amazon.eventstream'))
    throw new HarnessError(
      'model.frame',
      `Bedrock answers a stream as ${reply.headers['content-type'] ?? 'nothing'}`,
      'look for a proxy in between',
    );
  const { framesToEvents } = await import('./bedrock-frames.ts');
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    // Once more: inside a frame the text was base64.
    body: withholdKey(framesToEvents(reply.body), words),
  };
}
