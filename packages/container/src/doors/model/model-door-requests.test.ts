// A request is refused for a model or a field that the stage may not use, and goes on as it was checked.
import { expect, it } from 'vitest';
import { bytes, modelDoors, opus, reply, turn, upstreamOf } from './model-door.fixture.ts';
import type { Upstream } from './upstreams/upstream.ts';

const { ask, audit, open } = modelDoors();

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
