// The door with real sockets: names are mapped to loopback behind the address check, never in front of it.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type Server as HttpServer, createServer, request as openRequest } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Server, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { AuditEntry, HostGrant } from '@agent-harness/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EgressDoor, type EgressDoorOptions, openEgressDoor } from './egress-door.ts';

const PUBLIC = '93.184.215.14';
const grants: HostGrant[] = [
  { host: 'docs.example.com', why: 'tunnel' },
  { host: 'api.example.com', why: 'rules', methods: ['GET', 'POST'], paths: ['/v1/*'] },
  { host: 'plain.example.com', why: 'plain', scheme: 'http', port: 8080 },
];

let folder: string;
let ca: string;
let secureServer: Server;
let plainServer: HttpServer;
const seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[] = [];
let doors: EgressDoor[] = [];
let events: AuditEntry[] = [];
/** Body bytes that reached a host. */
let received = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'egress-'));
  // prettier-ignore
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=test',
    '-addext', 'subjectAltName=DNS:docs.example.com,DNS:api.example.com', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')], { stdio: 'ignore' });
  ca = await readFile(join(folder, 'ca.pem'), 'utf8');
  const key = await readFile(join(folder, 'key.pem'));
  const app = (
    request: import('node:http').IncomingMessage,
    response: import('node:http').ServerResponse,
  ) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
        received += (chunk as Buffer).length;
      }
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (request.url?.includes('hang')) return;
      if (request.url?.includes('big')) return void response.end('x'.repeat(3_000_000));
      response
        .writeHead(201, { 'x-from': 'server', connection: 'x-hop', 'x-hop': '1' })
        .end(`hello ${request.url}`);
    })();
  };
  secureServer = createTlsServer({ key, cert: ca }, app);
  plainServer = createServer(app);
  for (const server of [secureServer, plainServer]) (server as HttpServer).keepAliveTimeout = 50;
  for (const server of [secureServer, plainServer])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const door of doors) await door[Symbol.asyncDispose]();
  doors = [];
  events = [];
  seen.length = 0;
  received = 0;
});
afterAll(async () => {
  secureServer.close();
  plainServer.closeAllConnections();
  plainServer.close();
  await rm(folder, { recursive: true });
});

async function open(more: Partial<EgressDoorOptions> = {}, resolves: string[] = [PUBLIC]): Promise<string> {
  const socket = join(folder, `door-${doors.length}-${Math.trunc(performance.now() * 1000)}.sock`);
  const door = await openEgressDoor({
    socket,
    hosts: grants,
    forbids: () => null,
    stage: 'read',
    record: async (entry) => void events.push(entry),
    network: {
      ca,
      resolve: async () => resolves,
      connect: (address, port) => {
        expect(address).toBe(PUBLIC);
        const server = port === 443 ? secureServer : plainServer;
        return connect((server.address() as AddressInfo).port, '127.0.0.1');
      },
    },
    ...more,
  });
  doors.push(door);
  return socket;
}

/** A plain request through the door, as a client with HTTP_PROXY makes it. */
async function ask(
  socketPath: string,
  method: string,
  path: string,
  body = '',
  headers = {},
): Promise<{ status: number; text: string; headers: object }> {
  return new Promise((resolve, reject) => {
    const outgoing = openRequest({ socketPath, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What the door answers to raw bytes, until it closes. */
async function raw(socketPath: string, ...writes: (string | Buffer)[]): Promise<string> {
  const socket = connect(socketPath);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  socket.on('error', () => {});
  for (const [index, write] of writes.entries()) {
    if (index > 0) await once(socket, 'data');
    socket.write(write);
  }
  await once(socket, 'close');
  return text;
}

async function overTunnel(
  socketPath: string,
  authority: string,
  servername: string,
  request: string,
): Promise<string> {
  const socket = connect(socketPath);
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nhost: ${authority}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (!answer.toString().startsWith('HTTP/1.1 200')) return answer.toString();
  const secured = connectTls({ socket, servername, ca });
  let text = '';
  secured.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const closed = new Promise<string>((resolve) => {
    secured.on('error', (error) => resolve(`error ${error.message}`));
    secured.on('close', () => resolve(text));
  });
  secured.write(request);
  return closed;
}
const get = 'GET /page HTTP/1.1\r\nhost: docs.example.com\r\nconnection: close\r\n\r\n';
const kinds = (): string[] => events.map(({ kind, detail }) => `${kind} ${detail['rule'] ?? detail['end']}`);
const closeAll = async (): Promise<void> => {
  for (const door of doors.splice(0)) await door[Symbol.asyncDispose]();
};

describe('a tunnel', () => {
  it('carries TLS to the granted host, and is recorded before and after', async () => {
    const socket = await open();
    expect(await overTunnel(socket, 'docs.example.com:443', 'docs.example.com', get)).toContain(
      'hello /page',
    );
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
    expect(await overTunnel(socket, 'docs.example.com:443', 'api.example.com', get)).toMatch(/^error|^$/);
    await closeAll();
    expect(kinds()).toEqual([
      'egress.request grant docs.example.com',
      'egress.refused egress.server-name',
      'egress.closed broken',
    ]);
    expect(seen).toEqual([]);
  });

  it.each(['SSH-2.0-x\r\n', 'GET / HTTP/1.1\r\n\r\n'])('may carry nothing but TLS: %j', async (bytes) => {
    const socket = await open();
    await raw(socket, 'CONNECT docs.example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n', bytes);
    await closeAll();
    expect(kinds()).toContain('egress.refused egress.server-name');
    expect(seen).toEqual([]);
  });
});

it('asks the policy of each granted host: a level above may forbid it', async () => {
  const socket = await open({ forbids: (host) => (host === 'api.example.com' ? 'forbid.host' : null) });
  expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).text).toContain('[forbid.host]');
  expect((await ask(socket, 'GET', 'http://plain.example.com:8080/x')).status).toBe(201);
  await closeAll();
  expect(kinds()[0]).toBe('egress.refused forbid.host');
});

describe('the resolved address', () => {
  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['10.0.0.1'],
    ['::1'],
    ['::ffff:93.184.215.14'],
    ['64:ff9b::a00:1'],
    ['100.64.0.1'],
  ])('%s is refused, and nothing is connected to', async (address) => {
    let connected = 0;
    const socket = await open({
      network: {
        resolve: async () => [PUBLIC, address],
        connect: () => {
          connected += 1;
          throw new Error('connected');
        },
      },
    });
    expect(await raw(socket, 'CONNECT docs.example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n')).toContain(
      '[egress.private-address]',
    );
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).text).toContain(
      '[egress.private-address]',
    );
    expect(connected).toBe(0);
  });

  it('is asked for once a request: a name that is rebound afterwards changes nothing', async () => {
    const answers = [[PUBLIC], ['127.0.0.1'], ['127.0.0.1']];
    let asked = 0;
    const connectedTo: string[] = [];
    const socket = await open({
      network: {
        ca,
        resolve: async () => answers[asked++] ?? [],
        connect: (address) => {
          connectedTo.push(address);
          return connect((secureServer.address() as AddressInfo).port, '127.0.0.1');
        },
      },
    });
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(201);
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(403);
    expect(connectedTo).toEqual([PUBLIC]);
  });

  it('that does not exist is said so', async () => {
    const socket = await open({
      network: {
        resolve: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })),
        connect: () => connect(1),
      },
    });
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).text).toContain(
      'does not resolve (ENOTFOUND)',
    );
  });

  it('of the production network is checked too: localhost is no way in', async () => {
    const socket = await open({ hosts: [{ host: 'localhost', why: 'x' }, ...grants] });
    doors.push(
      await openEgressDoor({
        socket: `${socket}2`,
        hosts: [{ host: 'localhost', why: 'x' }],
        forbids: () => null,
        stage: 'read',
        record: async (entry) => void events.push(entry),
      }),
    );
    expect(await raw(`${socket}2`, 'CONNECT localhost:443 HTTP/1.1\r\nhost: x\r\n\r\n')).toContain(
      '[egress.private-address]',
    );
  });
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
    expect(seen).toMatchObject([
      { method: 'POST', body: 'body', headers: { host: 'api.example.com', 'x-kept': '2' } },
    ]);
    expect(Object.keys(seen[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['proxy-authorization']));
    expect(seen[0]?.headers).not.toHaveProperty('x-secret');
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
    expect(seen).toEqual([]);
  });

  it('ends at a certificate that is not the host’s', async () => {
    const socket = await open({ hosts: [{ host: 'other.example.com', why: 'x', methods: ['GET'] }] });
    const answer = await ask(socket, 'GET', 'http://other.example.com/');
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('altnames');
    expect(seen).toEqual([]);
  });

  it('does not become a tunnel by upgrade', async () => {
    const socket = await open();
    const answer = await ask(socket, 'GET', 'http://plain.example.com:8080/ws', '', {
      connection: 'keep-alive',
      upgrade: 'websocket',
    });
    expect(answer.status).toBe(201);
    expect(seen[0]?.headers).not.toHaveProperty('upgrade');
  });
});

describe('limits', () => {
  it('end a request in which nothing moves', async () => {
    const socket = await open({ limits: { idleMs: 50 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/hang')).rejects.toThrow();
    await closeAll();
    expect(kinds()).toContain('egress.closed idle');
  });

  it('end a request that lasts too long', async () => {
    const socket = await open({ limits: { totalMs: 50 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/hang')).rejects.toThrow();
    await closeAll();
    expect(kinds()).toContain('egress.closed time');
  });

  it('keep bytes in and out, for the stage as a whole', async () => {
    const socket = await open({ limits: { bytesDown: 1_000_000, bytesUp: 1000 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/big')).rejects.toThrow();
    await ask(socket, 'POST', 'http://plain.example.com:8080/up', 'y'.repeat(5000)).catch(() => {});
    await closeAll();
    const down = events.filter(({ kind }) => kind === 'egress.closed').map(({ detail }) => detail);
    expect(down.map((one) => one['end'])).toEqual(['bytes', 'bytes']);
    expect(down[0]?.['bytesDown']).toBeLessThanOrEqual(1_000_000);
    expect(received).toBeLessThanOrEqual(1000);
  });

  it('count requests, and those at once', async () => {
    const socket = await open({ limits: { requests: 2 } });
    for (const status of [201, 201, 403])
      expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(status);
    const crowded = await open({ limits: { concurrent: 1, idleMs: 200 } });
    const hanging = ask(crowded, 'GET', 'http://api.example.com/v1/hang').catch(() => {});
    await expect.poll(() => seen.some(({ url }) => url.includes('hang'))).toBe(true);
    expect((await ask(crowded, 'GET', 'http://api.example.com/v1/a')).text).toContain('[egress.requests]');
    await hanging;
  });
});

describe('the record', () => {
  it('comes first: a request that cannot be recorded is refused and goes nowhere', async () => {
    const socket = await open({ record: () => Promise.reject(new Error('disk full')) });
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(503);
    expect((await ask(socket, 'GET', 'http://evil.example/')).status).toBe(503);
    expect(await raw(socket, 'CONNECT docs.example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n')).toContain('503');
    expect(seen).toEqual([]);
  });

  it('of a request under way is written when the door closes', async () => {
    const socket = await open();
    const hanging = ask(socket, 'GET', 'http://api.example.com/v1/hang').catch(() => {});
    await expect.poll(() => seen.length).toBe(1);
    await closeAll();
    await hanging;
    expect(kinds()).toEqual(['egress.request grant api.example.com', 'egress.closed door-closed']);
  });
});

it('closes on what is not HTTP', async () => {
  const socket = await open();
  expect(await raw(socket, '\x16\x03\x01garbage\r\n\r\n')).not.toContain('200');
  expect(events).toEqual([]);
});
