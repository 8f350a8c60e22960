// The door as a container meets it: the Messages API, one path to one model, nothing before the hooks are proven.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HarnessError, type ReplyBlock } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { openKey } from './keys/key.ts';
import { modelDoors, turn } from './model-door.fixture.ts';
import { httpUpstream } from './upstreams/http-upstream.ts';
import { offlineUpstream } from './upstreams/offline-upstream.ts';

const { announced, ask, audit, door, open } = modelDoors();

const key = (secret: string) => openKey({ from: 'value', secret });

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

it('calls no model whose request cannot be recorded', async () => {
  await open({ record: () => Promise.reject(new HarnessError('audit.failed', 'disk full', 'free space')) });
  const answer = await ask('POST', '/v1/messages', turn).catch(() => ({ status: 0 }));
  expect(answer.status).not.toBe(200);
  expect(door()?.problem()?.message).toBe('disk full');
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
  expect(door()?.problem()).toMatchObject({
    code: 'model.unreachable',
    message: expect.stringContaining('127.0.0.1:9'),
  });
});

it('refuses a model URL that is none', () => {
  expect(() => httpUpstream({ url: 'ftp://x', key: key('k') })).toThrow('ftp://x is not a model URL');
});
