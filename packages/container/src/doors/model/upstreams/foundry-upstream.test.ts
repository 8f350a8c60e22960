import { afterEach, expect, it } from 'vitest';
import { openKey } from '../keys/key.ts';
import { loadCatalogue } from '../spend/load-catalogue.ts';
import { foundryUpstream } from './foundry-upstream.ts';
import { type Loopback, loopback } from './loopback.fixture.ts';

const catalogue = await loadCatalogue();
let host: Loopback | undefined;
afterEach(() => host?.[Symbol.asyncDispose]());

it.each([
  ['api-key', { 'api-key': 'key-of-the-resource' }, 'authorization'],
  ['bearer', { authorization: 'Bearer key-of-the-resource' }, 'api-key'],
] as const)(
  'shows its key as %s, below the resource’s path, to the deployment',
  async (scheme, shown, absent) => {
    host = await loopback(() => ({ chunks: ['{}'] }));
    const upstream = foundryUpstream({
      resource: 'team',
      scheme,
      key: openKey({ from: 'value', secret: 'key-of-the-resource' }),
      endpoint: `${host.url}/anthropic`,
      catalogue,
      names: { 'claude-opus-5-5': 'our-opus' },
    });
    const request = (path: string, model: string) =>
      upstream.send(
        {
          method: 'POST',
          path,
          headers: { 'anthropic-version': '2023-06-01' },
          body: JSON.stringify({ model }),
        },
        new AbortController().signal,
      );
    await request('/v1/messages?beta=true', 'claude-opus-5-5');
    await request('/v1/messages/count_tokens?beta=true', 'claude-haiku-4-5-20251001');
    expect(host.received.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['/anthropic/v1/messages', { model: 'our-opus' }],
      ['/anthropic/v1/messages/count_tokens', { model: 'claude-haiku-4-5' }],
    ]);
    expect(host.received[0]?.headers).toMatchObject({ ...shown, 'anthropic-version': '2023-06-01' });
    expect(host.received[0]?.headers).not.toHaveProperty(absent);
  },
);

it('knows the resource’s host', () => {
  const upstream = foundryUpstream({
    resource: 'team',
    scheme: 'api-key',
    key: openKey({ from: 'value', secret: 'k' }),
    catalogue,
  });
  expect(upstream.name).toBe('team.services.ai.azure.com');
});
