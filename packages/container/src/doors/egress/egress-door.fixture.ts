// For tests: an egress door with real sockets. Names are mapped to loopback behind the address check, never in front of it.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as openRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { AuditEntry, HostGrant } from '@agent-harness/contracts';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type EgressDoor, type EgressDoorOptions, openEgressDoor } from './egress-door.ts';
import { type Hosts, openHosts } from './hosts.fixture.ts';

/** What names resolve to. */
export const PUBLIC = '93.184.215.14';
export const grants: HostGrant[] = [
  { host: 'docs.example.com', why: 'tunnel' },
  { host: 'api.example.com', why: 'rules', methods: ['GET', 'POST'], paths: ['/v1/*'] },
  { host: 'plain.example.com', why: 'plain', scheme: 'http', port: 8080 },
];

export interface EgressDoors {
  hosts: () => Hosts;
  /** Opens a door; its socket. */
  open: (more?: Partial<EgressDoorOptions>) => Promise<string>;
  /** Closed at the end of the running test. */
  doors: EgressDoor[];
  closeAll: () => Promise<void>;
  /** Of the running test. */
  events: AuditEntry[];
  /** Kinds of the events, each with the rule or the end. */
  kinds: () => string[];
  /** A request over TLS through a tunnel to docs.example.com, by a client that names `servername` in its TLS. */
  overTunnel: (socket: string, servername: string, request: string) => Promise<string>;
}

export function egressDoors(): EgressDoors {
  let folder: string;
  let hosts: Hosts;
  const doors: EgressDoor[] = [];
  const events: AuditEntry[] = [];
  const closeAll = async (): Promise<void> => {
    for (const door of doors.splice(0)) await door[Symbol.asyncDispose]();
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'egress-'));
    hosts = await openHosts();
  });
  afterEach(async () => {
    await closeAll();
    events.length = 0;
    hosts.forget();
  });
  afterAll(async () => {
    await hosts[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  return {
    hosts: () => hosts,
    doors,
    closeAll,
    events,
    kinds: () => events.map(({ kind, detail }) => `${kind} ${detail['rule'] ?? detail['end']}`),
    overTunnel: (socket, servername, request) => overTunnel(socket, hosts.ca, servername, request),
    async open(more = {}) {
      const socket = join(folder, `door-${doors.length}-${Math.trunc(performance.now() * 1000)}.sock`);
      const door = await openEgressDoor({
        socket,
        hosts: grants,
        forbids: () => null,
        stage: 'read',
        record: async (entry) => void events.push(entry),
        network: {
          ca: hosts.ca,
          resolve: async () => [PUBLIC],
          connect: (address, port) => {
            expect(address).toBe(PUBLIC);
            return connect(port === 443 ? hosts.securePort : hosts.plainPort, '127.0.0.1');
          },
        },
        ...more,
      });
      doors.push(door);
      return socket;
    },
  };
}

/** A plain request through the door, as a client with HTTP_PROXY makes it. */
export async function ask(
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
export async function raw(socketPath: string, ...writes: (string | Buffer)[]): Promise<string> {
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
  ca: string,
  servername: string,
  request: string,
): Promise<string> {
  const socket = connect(socketPath);
  socket.write('CONNECT docs.example.com:443 HTTP/1.1\r\nhost: docs.example.com:443\r\n\r\n');
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
