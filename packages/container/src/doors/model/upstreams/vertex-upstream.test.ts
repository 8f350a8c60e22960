import { afterEach, expect, it } from 'vitest';
import { openKey } from '../keys/key.ts';
import { loadCatalogue } from '../spend/load-catalogue.ts';
import { type Answer, type Loopback, loopback, textOf } from './loopback.fixture.ts';
import type { UpstreamReply } from './upstream.ts';
import { vertexUpstream } from './vertex-upstream.ts';

const catalogue = await loadCatalogue();
let host: Loopback | undefined;
afterEach(() => host?.[Symbol.asyncDispose]());

const vertex = (region: string, endpoint?: string) =>
  vertexUpstream({
    project: 'my-project',
    region,
    key: openKey({ from: 'value', secret: 'ya29.oauth-token' }),
    catalogue,
    ...(endpoint === undefined ? {} : { endpoint }),
  });

async function ask(path: string, body: object, answer: Answer = { chunks: ['{}'] }): Promise<UpstreamReply> {
  host = await loopback(() => answer);
  return vertex('global', host.url).send(
    {
      method: 'POST',
      path,
      headers: {
        'anthropic-version': '2023-06-01',
        'anthropic-beta': 'claude-code-20250219,context-1m-2025-08-07',
      },
      body: JSON.stringify(body),
    },
    new AbortController().signal,
  );
}

it.each([
  [true, 'streamRawPredict'],
  [false, 'rawPredict'],
])('names the model in the URL and the version in the body (stream %s)', async (stream, method) => {
  await ask('/v1/messages?beta=true', { model: 'claude-sonnet-4-5', stream, messages: [] });
  const [sent] = host!.received;
  expect(sent?.path).toBe(
    `/v1/projects/my-project/locations/global/publishers/anthropic/models/claude-sonnet-4-5%4020250929:${method}`,
  );
  expect(JSON.parse(sent!.body)).toEqual({ anthropic_version: 'vertex-2023-10-16', stream, messages: [] });
  expect(sent?.headers).toMatchObject({
    authorization: 'Bearer ya29.oauth-token',
    'anthropic-beta': 'context-1m-2025-08-07',
    'content-type': 'application/json',
  });
  expect(sent?.headers).not.toHaveProperty('anthropic-version');
});

it('counts tokens with the model in the body', async () => {
  await ask('/v1/messages/count_tokens', { model: 'claude-opus-5-5', messages: [] });
  expect(host!.received[0]?.path).toMatch(/\/publishers\/anthropic\/models\/count-tokens:rawPredict$/);
  expect(JSON.parse(host!.received[0]!.body)).toEqual({
    anthropic_version: 'vertex-2023-10-16',
    model: 'claude-opus-5-5',
    messages: [],
  });
});

it('passes a stream on as it is', async () => {
  const stream = 'event: message_stop\ndata: {"type":"message_stop"}\n\n';
  const reply = await ask(
    '/v1/messages',
    { model: 'claude-opus-5-5', stream: true },
    {
      headers: { 'content-type': 'text/event-stream; charset=utf-8' },
      chunks: [stream.slice(0, 9), stream.slice(9)],
    },
  );
  expect(reply.headers['content-type']).toContain('event-stream');
  expect(await textOf(reply.body)).toBe(stream);
});

it('gives Google’s errors the form of the API', async () => {
  const reply = await ask(
    '/v1/messages',
    { model: 'claude-opus-5-5', stream: true },
    {
      status: 429,
      headers: { 'retry-after': '7' },
      chunks: ['[{"error":{"code":429,"message":"Quota exceeded","status":"RESOURCE_EXHAUSTED"}}]'],
    },
  );
  expect(reply).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  expect(JSON.parse(await textOf(reply.body))).toEqual({
    type: 'error',
    error: { type: 'rate_limit_error', message: 'Quota exceeded' },
  });
});

it('costs a tenth more outside the global endpoint', () => {
  expect([vertex('global'), vertex('eu'), vertex('europe-west1')].map((one) => one.priceFactor)).toEqual([
    1, 1.1, 1.1,
  ]);
});
