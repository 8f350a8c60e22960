// The guard's socket: one request and one answer a connection, and nothing is believed before the stream has ended.
import { chmod } from 'node:fs/promises';
import { type Server, type Socket, createServer } from 'node:net';
import { join } from 'node:path';
import { HarnessError } from '@agent-harness/contracts';
import type { GuardCore } from './core.ts';
import { type Answer, decodeRequest, encodeAnswer, headerLimit } from './protocol.ts';

/** More at once means that somebody floods the socket; they are hung up on, and their calls refused. */
const maxConnections = 256;

/** Bytes of a socket's path that every system takes. */
const longestSocket = 103;

/** A request must have arrived whole within this time: the client connects before Claude Code has written the event. Milliseconds. */
const requestMs = 3_000;

/**
 * Listens on `<folder>/guard.sock`, open to every uid: the agent's is another one.
 * @throws HarnessError `guard.no-socket`
 */
export async function listen(folder: string, core: GuardCore): Promise<{ socket: string; server: Server }> {
  const socket = join(folder, 'guard.sock');
  const server = createServer({ allowHalfOpen: true }, (connection) => receive(connection, core));
  server.maxConnections = maxConnections;
  // Node 20 cuts a longer path without a word and listens on another one.
  if (Buffer.byteLength(socket) > longestSocket) throw noSocket(socket, 'its path is too long');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(noSocket(socket, cause.message)));
    server.listen(socket, resolve);
  });
  await chmod(socket, 0o666);
  return { socket, server };
}

function noSocket(socket: string, why: string): HarnessError {
  return new HarnessError(
    'guard.no-socket',
    `the guard cannot listen on ${socket}: ${why}`,
    `give it an empty folder that it may write to, with a path under ${longestSocket - 'guard.sock'.length} bytes`,
  );
}

function receive(connection: Socket, core: GuardCore): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let settled = false;

  async function settle(decide: () => Promise<Answer>): Promise<void> {
    if (settled) return;
    settled = true;
    chunks.length = 0;
    connection.end(encodeAnswer(await decide()));
    // A client that reads but never closes would keep its descriptor.
    connection.setTimeout(requestMs, () => connection.destroy());
  }

  connection.setTimeout(
    requestMs,
    () => void settle(() => core.refuse('the request did not arrive in time')),
  );
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk: Buffer) => {
    if (settled) return;
    size += chunk.length;
    chunks.push(chunk);
    const limit = core.maxEventBytes();
    if (size > headerLimit + limit) void settle(() => core.refuse(`the event is larger than ${limit} bytes`));
  });
  connection.on('end', () => {
    const request = decodeRequest(Buffer.concat(chunks));
    void settle(() => (typeof request === 'string' ? core.refuse(request) : core.handle(request)));
  });
}
