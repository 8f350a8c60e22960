// What passes the door: tunnels and requests to granted hosts, and nothing that only looks like one.
import { describe, expect, it } from 'vitest';
import { PUBLIC, ask, egressDoors, raw } from './egress-door.fixture.ts';

const { closeAll, events, hosts, kinds, open, overTunnel } = egressDoors();
const get = 'GET /page HTTP/1.1\r\nhost: docs.example.com\r\nconnection: close\r\n\r\n';

describe('a tunnel', () => {
  it('carries TLS to the granted host, and is recorded before and after', async () => {
    const socket = await open();
    expect(await overTunnel(socket, 'docs.example.com', get)).toContain('hello /page');
    await closeAll();
    expect(events).toMatchObject([
      {
        kind: 'egress.request',
        source: 'egress-door',
        stage: 'read',
        decision: 'allow',
        input: 'CONNECT docs.example.com:443',
        detail: {
          request: 1,
          host: 'docs.example.com',
          port: 443,
          address: PUBLIC,
          rule: 'grant docs.example.com',
        },
      },
      { kind: 'egress.closed', detail: { request: 1, end: 'done', address: PUBLIC } },
    ]);
    const { bytesUp, bytesDown, ms } = events[1]?.detail ?? {};
    expect(bytesUp).toBeGreaterThan(200);
    expect(bytesDown).toBeGreaterThan(200);
    expect(ms).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['an unlisted host', 'evil.example:443', 'egress.unlisted-host'],
    ['a host with path rules', 'api.example.com:443', 'egress.tunnel'],
    ['an address', '93.184.215.14:443', 'egress.address'],
    ['loopback by number', '2130706433:443', 'egress.address'],
    ['another port', 'docs.example.com:22', 'egress.port'],
    ['no port', 'docs.example.com', 'egress.request'],
  ])('to %s is refused with its rule', async (_, authority, rule) => {
    const socket = await open();
    const answer = await raw(socket, `CONNECT ${authority} HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).toContain(`[${rule}]`);
    expect(kinds()).toEqual([`egress.refused ${rule}`]);
  });

  it('may not name another host in its TLS: no fronting', async () => {
    const socket = await open();
    expect(await overTunnel(socket, 'api.example.com', get)).toMatch(/^error|^$/);
    await closeAll();
    expect(kinds()).toEqual([
      'egress.request grant docs.example.com',
      'egress.refused egress.server-name',
      'egress.closed broken',
    ]);
    expect(hosts().seen).toEqual([]);
  });

  it.each(['SSH-2.0-x\r\n', 'GET / HTTP/1.1\r\n\r\n'])('may carry nothing but TLS: %j', async (bytes) => {
    const socket = await open();
    await raw(socket, 'CONNECT docs.example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n', bytes);
    await closeAll();
    expect(kinds()).toContain('egress.refused egress.server-name');
    expect(hosts().seen).toEqual([]);
  });
});

it('asks the policy of each granted host: a level above may forbid it', async () => {
  const socket = await open({ forbids: (host) => (host === 'api.example.com' ? 'forbid.host' : null) });
  expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).text).toContain('[forbid.host]');
  expect((await ask(socket, 'GET', 'http://plain.example.com:8080/x')).status).toBe(201);
  await closeAll();
  expect(kinds()[0]).toBe('egress.refused forbid.host');
});

describe('a forwarded request', () => {
  it('goes over TLS that the door speaks, with the host that was checked', async () => {
    const socket = await open();
    const answer = await ask(socket, 'POST', 'http://api.example.com/v1/items?q=1', 'body', {
      host: 'internal.example',
      'proxy-authorization': 'Basic x',
      connection: 'x-secret',
      'x-secret': '1',
      'x-kept': '2',
    });
    expect(answer).toMatchObject({
      status: 201,
      text: 'hello /v1/items?q=1',
      headers: { 'x-from': 'server' },
    });
    expect(answer.headers).not.toHaveProperty('x-hop');
    expect(hosts().seen).toMatchObject([
      { method: 'POST', body: 'body', headers: { host: 'api.example.com', 'x-kept': '2' } },
    ]);
    expect(Object.keys(hosts().seen[0]?.headers ?? {})).not.toEqual(
      expect.arrayContaining(['proxy-authorization']),
    );
    expect(hosts().seen[0]?.headers).not.toHaveProperty('x-secret');
    await closeAll();
    expect(events[0]).toMatchObject({
      input: 'POST api.example.com:80/v1/items',
      detail: { scheme: 'https' },
    });
    expect(events[1]).toMatchObject({ kind: 'egress.closed', detail: { status: 201, bytesUp: 4 } });
  });

  it('goes plainly where the grant says http', async () => {
    const socket = await open();
    expect((await ask(socket, 'GET', 'http://plain.example.com:8080/x')).text).toBe('hello /x');
  });

  it('is refused by method and path', async () => {
    const socket = await open();
    expect((await ask(socket, 'DELETE', 'http://api.example.com/v1/a')).text).toContain('[egress.method]');
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/%2e%2e/a')).text).toContain('[egress.path]');
    expect(hosts().seen).toEqual([]);
  });

  it('ends at a certificate that is not the host’s', async () => {
    const socket = await open({ hosts: [{ host: 'other.example.com', why: 'x', methods: ['GET'] }] });
    const answer = await ask(socket, 'GET', 'http://other.example.com/');
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('altnames');
    expect(hosts().seen).toEqual([]);
  });

  it('does not become a tunnel by upgrade', async () => {
    const socket = await open();
    const answer = await ask(socket, 'GET', 'http://plain.example.com:8080/ws', '', {
      connection: 'keep-alive',
      upgrade: 'websocket',
    });
    expect(answer.status).toBe(201);
    expect(hosts().seen[0]?.headers).not.toHaveProperty('upgrade');
  });
});

it('closes on what is not HTTP', async () => {
  const socket = await open();
  expect(await raw(socket, '\x16\x03\x01garbage\r\n\r\n')).not.toContain('200');
  expect(events).toEqual([]);
});
