// The egress door: an HTTP proxy on a unix socket, the only way to a host; it decides, resolves, connects and records.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HostGrant, RecordEvent } from '@agent-harness/contracts';
import { listenAt } from '../unix-socket.ts';
import { EGRESS_LIMITS, type EgressLimits, openAccount } from './egress-limits.ts';
import { INTERNET, type Network } from './network.ts';
import { type Client, type ForbidHost, serveRequest } from './serve-request.ts';
import { type NoTarget, type Target, forwardTarget, tunnelTarget } from './target.ts';

export interface EgressDoorOptions {
  /** Path of the unix socket. */
  socket: string;
  /** What the stage may reach. */
  hosts: readonly HostGrant[];
  /** What the stage's policy says of a granted host: the rule that forbids it, or null. */
  forbids: ForbidHost;
  stage: string;
  record: RecordEvent;
  limits?: Partial<EgressLimits>;
  /** For tests: a network without the internet. The address check stays. */
  network?: Network;
}

export interface EgressDoor extends AsyncDisposable {
  readonly socket: string;
}

export async function openEgressDoor(options: EgressDoorOptions): Promise<EgressDoor> {
  const limits = { ...EGRESS_LIMITS, ...options.limits };
  const closing = new AbortController();
  const door = {
    hosts: options.hosts,
    forbids: options.forbids,
    stage: options.stage,
    record: options.record,
    limits,
    account: openAccount(limits),
    network: options.network ?? INTERNET,
    closing: closing.signal,
  };
  const underWay = new Set<Promise<void>>();
  const serve = (target: Target | NoTarget, client: Client): void => {
    const served = serveRequest(door, target, client).finally(() => underWay.delete(served));
    underWay.add(served);
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) =>
    serve(forwardTarget(request.method ?? '', request.url ?? ''), { kind: 'forward', request, response }),
  );
  server.on('connect', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => {}); // the end of the stream is what counts
    serve(tunnelTarget(request.url ?? ''), { kind: 'tunnel', stream, head });
  });
  server.on('clientError', (_error, stream: Duplex) => stream.destroy());
  await listenAt(server, options.socket);
  return {
    socket: options.socket,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      closing.abort();
      // Each request's last record is written before the log is sealed.
      await Promise.all(underWay);
      server.closeAllConnections();
      await closed;
    },
  };
}
