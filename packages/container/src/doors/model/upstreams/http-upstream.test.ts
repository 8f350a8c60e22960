import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKey } from '../keys/key.ts';
import { httpUpstream } from './http-upstream.ts';
import { type Loopback, loopback, textOf } from './loopback.fixture.ts';

let host: Loopback | undefined;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'http-'));
});
afterEach(async () => {
  await host?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const message = { method: 'POST', path: '/v1/messages', headers: {}, body: '{}' };
const signal = new AbortController().signal;

it('asks once more with a fresh key when the one in hand is refused', async () => {
  const file = join(folder, 'key');
  await writeFile(file, 'first-key\n');
  host = await loopback(({ headers }) =>
    headers['x-api-key'] === 'second-key'
      ? { chunks: ['{}'] }
      : { status: 401, chunks: ['{"message":"expired"}'] },
  );
  const key = openKey({ from: 'file', path: file });
  const upstream = httpUpstream({ url: host.url, key });
  expect((await upstream.send(message, signal)).status).toBe(401);
  await writeFile(file, 'second-key\n');
  expect((await upstream.send(message, signal)).status).toBe(200);
  expect(host.received.map(({ headers }) => headers['x-api-key'])).toEqual([
    'first-key',
    'first-key',
    'first-key',
    'second-key',
  ]);
});

it('asks only once with a key that stays the same', async () => {
  host = await loopback(() => ({ status: 401, chunks: ['{}'] }));
  const upstream = httpUpstream({ url: host.url, key: openKey({ from: 'value', secret: 'the-only-key' }) });
  expect((await upstream.send(message, signal)).status).toBe(401);
  expect(host.received).toHaveLength(1);
});

it('keeps its key out of whatever the host repeats', async () => {
  host = await loopback(({ headers }) => ({
    headers: { 'content-type': 'text/event-stream', 'request-id': String(headers['authorization']) },
    chunks: ['data: you sent Bearer the-key-', 'of-the-team, thank you\n\n'],
  }));
  const key = openKey({ from: 'value', secret: 'the-key-of-the-team' });
  const reply = await httpUpstream({ url: host.url, key, scheme: 'bearer' }).send(message, signal);
  expect(reply.headers['request-id']).toBe('Bearer [held by the model door]');
  expect(await textOf(reply.body)).toBe('data: you sent Bearer [held by the model door], thank you\n\n');
});

it('takes a redirect for a host that is wrongly set up', async () => {
  host = await loopback(() => ({ status: 307, headers: { location: 'http://127.0.0.1:9/' }, chunks: [] }));
  const key = openKey({ from: 'value', secret: 'k' });
  expect(await httpUpstream({ url: host.url, key }).send(message, signal)).toMatchObject({ status: 502 });
});

it('refuses a URL with credentials, and does not repeat them', () => {
  const key = openKey({ from: 'value', secret: 'k' });
  expect(() => httpUpstream({ url: 'https://me:hunter2@gateway.example', key })).toThrow(
    /^(?!.*hunter2).*gateway\.example is not a model URL/,
  );
});
