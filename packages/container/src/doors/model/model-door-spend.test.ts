// What a stage's model costs is counted, and a budget ends it.
import { request } from 'node:http';
import { expect, it, vi } from 'vitest';
import { bytes, modelDoors, opus, reply, upstreamOf } from './model-door.fixture.ts';
import { eventText } from './relay/event-text.ts';
import type { Upstream } from './upstreams/upstream.ts';

const { ask, audit, door, open, socket } = modelDoors();

it('accounts for tokens and money, the cache apart, and says so in the audit', async () => {
  const usage = {
    input_tokens: 10,
    output_tokens: 1,
    cache_read_input_tokens: 1000,
    cache_creation_input_tokens: 300,
    cache_creation: { ephemeral_1h_input_tokens: 100 },
  };
  const start = eventText('message_start', { message: { model: 'claude-opus-5-5', usage } });
  const upstream = upstreamOf(() =>
    bytes(start, eventText('message_delta', { usage: { output_tokens: 50 } }), eventText('message_stop', {})),
  );
  await open({ upstream });
  await ask('POST', '/v1/messages', opus);
  // 10 × 4 + 1000 × 0.2 + 200 × 5 + 100 × 8 + 50 × 20, per million
  expect(audit.at(-1)?.detail).toMatchObject({
    answeredBy: 'claude-opus-5-5',
    inputTokens: 10,
    cacheReadTokens: 1000,
    cacheWriteTokens: 300,
    outputTokens: 50,
    usd: 0.00304,
    estimated: false,
  });
  expect(door()?.spent()).toEqual({
    requests: 1,
    inputTokens: 1310,
    outputTokens: 50,
    usd: expect.closeTo(0.00304, 8),
  });
});

it.each([
  ['requests', { requests: 1 }, '1 requests'],
  ['money', { usd: 0.0001 }, 'US$ 0.0001'],
  ['tokens sent', { inputTokens: 100 }, '100 input tokens'],
  ['tokens written', { outputTokens: 20 }, '20 output tokens'],
])('sends nothing more once its budget of %s is spent', async (_, budget, words) => {
  const upstream = upstreamOf(() => bytes(reply(100, 20)));
  await open({ upstream, budget });
  expect((await ask('POST', '/v1/messages', opus)).status).toBe(200);
  const { status, text } = await ask('POST', '/v1/messages', opus);
  expect(status).toBe(403);
  expect(JSON.parse(text)).toEqual({
    type: 'error',
    error: { type: 'permission_error', message: `model door: the stage’s budget of ${words} is spent` },
  });
  expect(upstream.sent).toBe(1);
  expect(door()?.problem()).toMatchObject({ code: 'model.budget' });
});

it('lets requests side by side not pass a limit together', async () => {
  const upstream = upstreamOf(() => bytes(reply(1, 1)));
  await open({ upstream, budget: { requests: 2 } });
  const all = await Promise.all(Array.from({ length: 5 }, () => ask('POST', '/v1/messages', opus)));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(2);
  expect(upstream.sent).toBe(2);
});

it('cuts a reply at the wall time and asks for nothing more', async () => {
  const upstream: Upstream = {
    ...upstreamOf(() => bytes()),
    async send(_, signal) {
      async function* endless(): AsyncIterable<Uint8Array> {
        yield Buffer.from(eventText('ping', {}));
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
        );
      }
      return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: endless() };
    },
  };
  await open({ upstream, budget: { seconds: 0.3 } });
  const { text } = await ask('POST', '/v1/messages', opus);
  expect(text).toContain('event: ping');
  expect(text).toContain('ran out of its wall time');
  expect(text).toContain('timeout_error');
  expect(audit.at(-1)).toMatchObject({ kind: 'model.request', detail: { cut: true, estimated: true } });
  expect((await ask('POST', '/v1/messages', opus)).status).toBe(403);
  expect(door()?.problem()?.code).toBe('timeout.model');
});

it('bills what the container did not wait for', async () => {
  const upstream: Upstream = {
    ...upstreamOf(() => bytes()),
    send: (_, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
      ),
  };
  await open({ upstream });
  const asked = request({ socketPath: socket(), method: 'POST', path: '/v1/messages' });
  asked.on('error', () => {});
  asked.end(JSON.stringify(opus));
  await vi.waitFor(() => expect(audit.map(({ kind }) => kind)).toEqual(['model.asked']));
  asked.destroy();
  await vi.waitFor(() => expect(audit).toHaveLength(2));
  expect(audit[1]?.detail).toMatchObject({ cut: true, estimated: true, status: null });
  expect(door()?.spent().inputTokens).toBe(Math.ceil(JSON.stringify(opus).length / 4));
  expect(door()?.problem()).toBeNull();
});

it('counts tokens for free', async () => {
  const upstream: Upstream = {
    ...upstreamOf(() => bytes()),
    async send() {
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: bytes('{"input_tokens":12}'),
      };
    },
  };
  await open({ upstream });
  expect((await ask('POST', '/v1/messages/count_tokens?beta=true', opus)).text).toBe('{"input_tokens":12}');
  expect(door()?.spent()).toMatchObject({ inputTokens: 0, usd: 0 });
});

it('needs a price for what is billed in money', async () => {
  const upstream = upstreamOf(() => bytes(reply(1, 1)));
  await open({ upstream, models: ['my-own-model'], budget: { usd: 1 } });
  expect((await ask('POST', '/v1/messages', { ...opus, model: 'my-own-model' })).text).toContain(
    'has no price',
  );
});
