// What tools answered goes to no model but as the judge of results lets it.
import { HarnessError } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { bytes, modelDoors, reply, turn, upstreamOf } from './model-door.fixture.ts';

const { ask, door, open } = modelDoors();

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
  expect(door()?.problem()).toMatchObject({ code });
  expect(door()?.spent().requests).toBe(0);
});
