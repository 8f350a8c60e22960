// The way out: names resolve and sockets connect here, outside the container.
import { lookup } from 'node:dns/promises';
import { type Socket, connect } from 'node:net';
import { type TLSSocket, connect as connectTls } from 'node:tls';
import type { Resolve } from './checked-address.ts';

/** The two steps that leave this host. The address check stands between them and is no part of it. */
export interface Network {
  resolve: Resolve;
  connect: (address: string, port: number) => Socket;
  /** Certificate authority for TLS that the door speaks; the system's when absent. PEM. */
  ca?: string;
}

export const INTERNET: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (host, port) => connect({ host, port }),
};

export interface Connected {
  socket: Socket;
  address: string;
}

/** @throws the last address's error, or a timeout, when none answers */
export async function connectFirst(
  { connect: open }: Network,
  addresses: readonly string[],
  port: number,
  withinMs: number,
): Promise<Connected> {
  let last: unknown = new Error('no address');
  for (const address of addresses) {
    const socket = open(address, port);
    try {
      await ready(socket, 'connect', withinMs);
      return { socket, address };
    } catch (error) {
      socket.destroy();
      last = error;
    }
  }
  throw last;
}

/** TLS over a connected socket, its certificate checked against the host. @throws when it is not the host's */
export async function secure(
  socket: Socket,
  host: string,
  { ca }: Network,
  withinMs: number,
): Promise<TLSSocket> {
  const secured = connectTls({
    socket,
    servername: host,
    ALPNProtocols: ['http/1.1'],
    ...(ca === undefined ? {} : { ca }),
  });
  await ready(secured, 'secureConnect', withinMs);
  return secured;
}

function ready(socket: Socket, event: 'connect' | 'secureConnect', withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.destroy(new Error(`no answer within ${withinMs} ms`)), withinMs);
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    socket.once(event, () => {
      clearTimeout(late);
      resolve();
    });
  });
}
