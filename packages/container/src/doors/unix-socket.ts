// Opens a door's server on its unix socket, and reads what a container sends there without letting it fill memory.
import { chmod, rm } from 'node:fs/promises';
import type { IncomingMessage, Server } from 'node:http';

/** Whoever reaches the folder around it may connect: that folder is closed to other users of this host. */
export async function listenAt(server: Server, socket: string): Promise<void> {
  await rm(socket, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  await chmod(socket, 0o666);
}

/** @returns null when it is longer than `most` bytes; the rest is not read then */
export async function readBody(request: IncomingMessage, most: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
