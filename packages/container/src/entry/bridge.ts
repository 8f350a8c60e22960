// A loopback port inside the container that leads to a door's unix socket, for programs that only speak TCP.
import { type Server, connect, createServer } from 'node:net';

export interface Bridge {
  /** On 127.0.0.1; the container has no other network. */
  port: number;
  /** Path of the door's socket, in the container. */
  socket: string;
}

/** Resolves when the port listens. */
export function openBridge({ port, socket }: Bridge): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const door = connect({ path: socket, allowHalfOpen: true });
    const end = (): void => {
      client.destroy();
      door.destroy();
    };
    client.on('error', end);
    door.on('error', end);
    client.on('close', end);
    door.on('close', end);
    client.pipe(door);
    door.pipe(client);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
