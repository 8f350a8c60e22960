// A plain request, sent on by the door itself, over TLS where the grant says https.
import { type IncomingMessage, type ServerResponse, request as openRequest } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Target } from './target.ts';
import type { Transfer, TransferEnd } from './transfer.ts';

/** Of one connection, not of the request (RFC 9110 7.6.1); and what a proxy is told. */
const HOP_BY_HOP = new Set(
  'connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding upgrade host expect'.split(
    ' ',
  ),
);

/** @returns how it ended; the answer's status is 0 when none came */
export async function forward(
  target: Target,
  request: IncomingMessage,
  response: ServerResponse,
  socket: Socket,
  transfer: Transfer,
): Promise<{ end: TransferEnd; status: number }> {
  const abort = (): void => {
    socket.destroy();
    response.destroy();
  };
  transfer.signal.addEventListener('abort', abort, { once: true });
  let status = 0;
  try {
    const { port, host } = target;
    const outgoing = openRequest({
      createConnection: () => socket,
      method: target.method,
      path: target.path ?? '/',
      // INVARIANT: the host that was checked is the host that the server is told.
      headers: {
        ...endToEnd(request),
        host: port === 80 || port === 443 ? host : `${host}:${port}`,
        connection: 'close',
      },
      setHost: false,
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject);
      // A server that switches protocols would turn a checked request into a tunnel.
      outgoing.once('upgrade', () => reject(new Error('the host wants another protocol')));
    });
    const sent = pipeline(request, transfer.through('bytesUp'), outgoing);
    sent.catch(() => {}); // a server may answer before it has read everything
    const answer = await answered;
    status = answer.statusCode ?? 502;
    response.writeHead(status, endToEnd(answer));
    await pipeline(answer, transfer.through('bytesDown'), response);
    return { end: transfer.end('done'), status };
  } catch {
    if (!response.headersSent && !response.destroyed)
      response.writeHead(502, { connection: 'close' }).end(`egress door: ${target.host} broke off\n`);
    return { end: transfer.end('broken'), status };
  } finally {
    transfer.signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function endToEnd({ headers }: IncomingMessage): Record<string, string | string[]> {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || HOP_BY_HOP.has(name) || named.has(name) ? [] : [[name, value]],
    ),
  );
}
