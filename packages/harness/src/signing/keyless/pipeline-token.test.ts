import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { pipelineToken, requirePlatform } from './pipeline-token.ts';
import { identityToken } from './sigstore.fixture.ts';

const now = new Date('2026-11-23T06:00:00Z');
const exp = now.getTime() / 1000 + 60;
const iss = 'https://gitlab.com';

afterEach(() => vi.unstubAllEnvs());

async function tokenOf(environment: Record<string, string>): Promise<unknown> {
  for (const name of ['SIGSTORE_ID_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'])
    vi.stubEnv(name, environment[name]);
  return pipelineToken(environment, now);
}

it('is what GitLab wrote into the variable', async () => {
  const text = identityToken({ iss, exp });
  expect(await tokenOf({ SIGSTORE_ID_TOKEN: text })).toEqual({ text, issuer: iss });
});

it('is what GitHub gives on request, for Sigstore', async () => {
  const text = identityToken({ iss, exp });
  const asked: unknown[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push([url, headers.authorization]);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ value: text }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api=2`;
  const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' };
  expect(await tokenOf(environment)).toEqual({ text, issuer: iss });
  expect(asked).toEqual([['/token?api=2&audience=sigstore', 'Bearer bearer']]);
  server.closeAllConnections();
  server.close();
});

it.each([
  [{ GITLAB_CI: 'true' }, 'add to the job: id_tokens: { SIGSTORE_ID_TOKEN: { aud: sigstore } }'],
  [{ GITHUB_ACTIONS: 'true' }, 'add to the job: permissions: { contents: read, id-token: write }'],
  [{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x' }, 'id-token: write'],
  [{}, 'or with a key'],
])('says what %j lacks', async (environment, lines) => {
  const refused = expect.objectContaining({ code: 'signing.token', instead: expect.stringContaining(lines) }) as Error; // prettier-ignore
  expect(() => requirePlatform(environment)).toThrow(refused);
  await expect(tokenOf(environment)).rejects.toThrow(refused);
});

it('refuses what is no token, and one that has ended, and repeats neither', async () => {
  const ended = identityToken({ iss, exp: now.getTime() / 1000 });
  for (const text of [
    'secret',
    'a.secret.c',
    `${identityToken({ iss, exp })}.secret`,
    identityToken({ exp }),
    identityToken({ iss }),
    ended,
  ]) {
    // prettier-ignore
    const error: unknown = await tokenOf({ SIGSTORE_ID_TOKEN: text }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'signing.token' });
    expect(String(error)).not.toContain(text);
  }
});
