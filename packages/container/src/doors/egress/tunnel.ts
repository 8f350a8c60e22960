// CONNECT: a tunnel that must begin with TLS for the host it named.
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readClientHello } from './client-hello.ts';
import type { Connected } from './network.ts';
import type { Transfer, TransferEnd } from './transfer.ts';

export interface TunnelEnd {
  end: TransferEnd;
  /** Why the tunnel was refused after it was opened; null when it was not. */
  refused: string | null;
}

/** @param client the container's side, with the answer to CONNECT not yet written */
export async function tunnel(
  client: Duplex,
  head: Buffer,
  host: string,
  { socket }: Connected,
  transfer: Transfer,
): Promise<TunnelEnd> {
  const abort = (): void => {
    client.destroy();
    socket.destroy();
  };
  transfer.signal.addEventListener('abort', abort, { once: true });
  try {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const hello = await firstBytes(client, head);
    if ('refused' in hello) return { end: transfer.end('broken'), refused: hello.refused };
    if (hello.serverName !== host)
      return {
        end: transfer.end('broken'),
        refused: `the tunnel’s TLS names ${hello.serverName?.slice(0, 100) ?? 'no host'}, not ${host}`,
      };
    client.unshift(hello.bytes);
    // A host that has said everything closes; what the client still wanted to send is then lost, as without a door.
    pipeline(client, transfer.through('bytesUp'), socket).catch(() => {});
    await pipeline(socket, transfer.through('bytesDown'), client);
    return { end: transfer.end('done'), refused: null };
  } catch {
    return { end: transfer.end('broken'), refused: null };
  } finally {
    abort();
  }
}

type Hello = { bytes: Buffer; serverName: string | null } | { refused: string };

async function firstBytes(client: Duplex, head: Buffer): Promise<Hello> {
  let bytes = head;
  for (;;) {
    const hello = readClientHello(bytes);
    if (hello.state === 'read') return { bytes, serverName: hello.serverName };
    if (hello.state === 'not-tls') return { refused: 'what the tunnel carries is not TLS' };
    const chunk = client.read() as Buffer | null;
    if (chunk !== null) bytes = Buffer.concat([bytes, chunk]);
    else if (client.readableEnded || client.destroyed) throw new Error('the client went away');
    else await Promise.race([once(client, 'readable'), once(client, 'end'), once(client, 'close')]);
  }
}
