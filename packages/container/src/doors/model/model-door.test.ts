import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnnouncedCall, type AuditEntry, HarnessError, type ReplyBlock } from '@agent-harness/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openKey } from './keys/key.ts';
import { type ModelDoor, type ModelDoorOptions, openModelDoor } from './model-door.ts';
import { httpUpstream } from './upstreams/http-upstream.ts';
import { offlineUpstream } from './upstreams/offline-upstream.ts';
import { eventText } from './relay/event-text.ts';
import type { Upstream } from './upstreams/upstream.ts';

let folder: string;
let door: ModelDoor | undefined;
let audit: AuditEntry[];
let announced: AnnouncedCall[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'door-'));
  audit = [];
  announced = [];
});
afterEach(async () => {
  await door?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function open(more: Partial<ModelDoorOptions> = {}): Promise<void> {
  door = await openModelDoor({
    socket: join(folder, 'model.sock'),
    upstream: offlineUpstream((outcomes) =>
      outcomes.length === 0
        ? [{ type: 'tool_use', name: 'Bash', input: { command: 'ls' } }]
        : [{ type: 'text', text: `saw ${outcomes[0]?.text}` }],
    ),
    stage: 'write',
    record: async (entry) => void audit.push(entry),
    announce: async (call) => void announced.push(call),
    results: async (results) => results.map(() => ({ kind: 'pass' })),
    hooksProven: async () => true,
    ...more,
  });
}

function ask(
  method: string,
  path: string,
  body: unknown = '',
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: join(folder, 'model.sock'), method, path, headers }, (response) => {
      let text = '';
      response
        .on('data', (chunk) => (text += chunk))
        .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.once('error', reject).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const key = (secret: string) => openKey({ from: 'value', secret });

const turn = {
  model: 'm',
  max_tokens: 9,
  stream: true,
  tools: [{ name: 'Bash' }],
  messages: [{ role: 'user', content: 'go' }],
};

it('speaks the Messages API as a stream and announces the call it asks for', async () => {
  await open();
  const { status, text } = await ask('POST', '/v1/messages?beta=true', turn);
  expect(status).toBe(200);
  expect(text.match(/^event: (.*)$/gm)?.map((line) => line.slice(7))).toEqual([
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ]);
  expect(announced).toEqual([{ id: 'toolu_offline_1', tool: 'Bash', input: { command: 'ls' } }]);
  expect(audit.map((entry) => entry.kind)).toEqual(['model.asked', 'model.request']);
  expect(audit[1]?.detail).toMatchObject({ status: 200, model: 'm', outputTokens: 0, usd: null, cut: false });
});

it('never gives two calls one id, whatever stands between them', async () => {
  const script = (): ReplyBlock[] => [
    { type: 'text', text: 'first' },
    { type: 'tool_use', name: 'Bash', input: {} },
    { type: 'tool_use', name: 'Read', input: {} },
  ];
  await open({ upstream: offlineUpstream(script) });
  await ask('POST', '/v1/messages', turn);
  const messages = announced.flatMap(({ id }) => [
    { role: 'assistant', content: [{ type: 'tool_use', id, name: 'Bash', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: 'ok' }] },
  ]);
  await ask('POST', '/v1/messages', { ...turn, messages });
  expect(new Set(announced.map((call) => call.id)).size).toBe(4);
});

it('gives the script the outcomes of its calls', async () => {
  await open();
  const messages = [
    { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'Bash', input: { command: 'ls' } }] },
    {
      role: 'user',
      content: [{ type: 'tool_result', tool_use_id: 'a', content: [{ type: 'text', text: 'README.md' }] }],
    },
  ];
  expect((await ask('POST', '/v1/messages', { ...turn, stream: false, messages })).text).toContain(
    'saw README.md',
  );
});

it.each([
  ['GET', '/v1/models'],
  ['POST', '/v1/files'],
  ['POST', '/v1/messages/../files'],
  ['POST', 'http://elsewhere.example/v1/messages'],
])('refuses %s %s and records it', async (method, path) => {
  await open();
  expect((await ask(method, path, method === 'POST' ? '{}' : '')).status).toBe(404);
  expect(audit).toMatchObject([{ kind: 'model.refused' }]);
});

it('calls no model before the hooks are proven', async () => {
  await open({ hooksProven: async () => false });
  const { status, text } = await ask('POST', '/v1/messages', turn);
  expect(status).toBe(403);
  expect(text).toContain('has not passed the hooks');
  expect(announced).toEqual([]);
});

const withResult = {
  ...turn,
  messages: [
    { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'Bash', input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a', content: 'raw' }] },
  ],
};

it.each(['/v1/messages', '/v1/messages/count_tokens'])('sends what was judged to %s', async (path) => {
  const bodies: string[] = [];
  await open({
    upstream: {
      ...upstreamOf(() => bytes()),
      async send({ body }) {
        bodies.push(body);
        return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: bytes(reply(1, 1)) };
      },
    },
    results: async (results) => results.map(() => ({ kind: 'replace', texts: ['clean'] })),
  });
  await ask('POST', path, { ...withResult, model: 'claude-opus-5-5' });
  expect(bodies.join()).toContain('"content":"clean"');
  expect(bodies.join()).not.toContain('raw');
});

it.each([
  ['stops', async () => [{ kind: 'stop', reason: 'it ran unasked' } as const], 403, 'guard.stopped'],
  ['cannot be asked', () => Promise.reject(new HarnessError('guard.ended', 'gone', '')), 502, 'guard.ended'],
])('sends nothing when the judge of results %s', async (_, results, status, code) => {
  const upstream = upstreamOf(() => bytes(reply(1, 1)));
  await open({ upstream, results });
  expect(await ask('POST', '/v1/messages', { ...withResult, model: 'claude-opus-5-5' })).toMatchObject({
    status,
  });
  expect(upstream.sent).toBe(0);
  expect(door?.problem()).toMatchObject({ code });
  expect(door?.spent().requests).toBe(0);
});

it('calls no model whose request cannot be recorded', async () => {
  await open({ record: () => Promise.reject(new HarnessError('audit.failed', 'disk full', 'free space')) });
  const answer = await ask('POST', '/v1/messages', turn).catch(() => ({ status: 0 }));
  expect(answer.status).not.toBe(200);
  expect(door?.problem()?.message).toBe('disk full');
});

it('adds the key outside, forwards only what a model needs, and follows no redirect', async () => {
  const seen: { headers: Record<string, unknown>; url: string }[] = [];
  const api = createServer((received, response) => {
    seen.push({ headers: received.headers, url: received.url ?? '' });
    if (received.url?.includes('count_tokens'))
      response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"type":"message","content":[]}');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/proxy`;
    await open({ upstream: httpUpstream({ url, key: key('real-key-of-the-stage') }), models: ['m'] });
    const dummy = {
      'x-api-key': 'dummy',
      authorization: 'Bearer x',
      cookie: 'a=b',
      'anthropic-version': '2023-06-01',
    };
    expect((await ask('POST', '/v1/messages?beta=true', turn, dummy)).status).toBe(200);
    expect(seen[0]).toMatchObject({
      url: '/proxy/v1/messages?beta=true',
      headers: { 'x-api-key': 'real-key-of-the-stage', 'anthropic-version': '2023-06-01' },
    });
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
    expect(seen[0]?.headers).not.toHaveProperty('cookie');
    expect((await ask('POST', '/v1/messages/count_tokens', turn)).status).toBe(502);
  } finally {
    await new Promise((resolve) => api.close(resolve));
  }
});

it('says that the model does not answer', async () => {
  await open({ upstream: httpUpstream({ url: 'http://127.0.0.1:9', key: key('k') }), models: ['m'] });
  expect((await ask('POST', '/v1/messages', turn)).status).toBe(502);
  expect(door?.problem()).toMatchObject({
    code: 'model.unreachable',
    message: expect.stringContaining('127.0.0.1:9'),
  });
});

it('refuses a model URL that is none', () => {
  expect(() => httpUpstream({ url: 'ftp://x', key: key('k') })).toThrow('ftp://x is not a model URL');
});

const bytes = async function* (...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
};
const reply = (input: number, output: number): string =>
  eventText('message_start', {
    message: { model: 'claude-opus-5-5', usage: { input_tokens: input, output_tokens: 1 } },
  }) +
  eventText('message_delta', { delta: {}, usage: { output_tokens: output } }) +
  eventText('message_stop', {});

/** Answers with what it is given; `sent` counts. */
function upstreamOf(body: () => AsyncIterable<Uint8Array>): Upstream & { sent: number } {
  return {
    name: 'stub',
    offline: false,
    priceFactor: 1,
    sent: 0,
    async send() {
      this.sent += 1;
      return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: body() };
    },
  };
}
const opus = { ...turn, model: 'claude-opus-5-5' };

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
  expect(door?.spent()).toEqual({
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
  expect(door?.problem()).toMatchObject({ code: 'model.budget' });
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
  expect(door?.problem()?.code).toBe('timeout.model');
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
  const asked = request({ socketPath: join(folder, 'model.sock'), method: 'POST', path: '/v1/messages' });
  asked.on('error', () => {});
  asked.end(JSON.stringify(opus));
  await vi.waitFor(() => expect(audit.map(({ kind }) => kind)).toEqual(['model.asked']));
  asked.destroy();
  await vi.waitFor(() => expect(audit).toHaveLength(2));
  expect(audit[1]?.detail).toMatchObject({ cut: true, estimated: true, status: null });
  expect(door?.spent().inputTokens).toBe(Math.ceil(JSON.stringify(opus).length / 4));
  expect(door?.problem()).toBeNull();
});

it.each([
  [
    'a model that is not allowed',
    { ...turn, model: 'claude-fable-5' },
    'may not use the model claude-fable-5',
  ],
  [
    'a fallback that is not allowed',
    { ...opus, fallbacks: [{ model: 'claude-fable-5' }] },
    'may not use the model claude-fable-5',
  ],
  [
    'a fallback that the provider chooses',
    { ...opus, fallbacks: 'default' },
    'may not use the model default',
  ],
  [
    'web search',
    { ...opus, tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
    'not granted web_search',
  ],
  [
    'remote MCP',
    { ...opus, mcp_servers: [{ type: 'url', url: 'https://x.example' }] },
    'grant the server under grants.mcp',
  ],
  ['a field it does not know', { ...opus, surprise: 1 }, 'the fields surprise are not known'],
])('refuses %s, sends nothing and records it', async (_, body, words) => {
  const upstream = upstreamOf(() => bytes(reply(1, 1)));
  await open({ upstream, models: ['claude-opus-5-5'] });
  const { status, text } = await ask('POST', '/v1/messages', body);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toContain(words);
  expect(upstream.sent).toBe(0);
  expect(audit).toMatchObject([{ kind: 'model.refused' }]);
});

it('sends on what it checked: a second reading of the body does not exist', async () => {
  const bodies: string[] = [];
  const upstream: Upstream = {
    ...upstreamOf(() => bytes()),
    async send({ body }) {
      bodies.push(body);
      return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: bytes(reply(1, 1)) };
    },
  };
  await open({ upstream });
  const twice = `{"model":"claude-fable-5","model":"claude-opus-5-5","messages":[],"mcp_servers":[],"mcp_servers":null}`;
  await ask('POST', '/v1/messages', twice.replace(',"mcp_servers":[],"mcp_servers":null', ''));
  expect(bodies).toEqual(['{"model":"claude-opus-5-5","messages":[]}']);
  expect((await ask('POST', '/v1/messages', twice)).status).toBe(403);
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
  expect(door?.spent()).toMatchObject({ inputTokens: 0, usd: 0 });
});

it('needs a price for what is billed in money', async () => {
  const upstream = upstreamOf(() => bytes(reply(1, 1)));
  await open({ upstream, models: ['my-own-model'], budget: { usd: 1 } });
  expect((await ask('POST', '/v1/messages', { ...opus, model: 'my-own-model' })).text).toContain(
    'has no price',
  );
});
