import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBridge } from './bridge.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridge-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('carries both directions, and an end in one of them, to the door’s socket', async () => {
  const socket = join(folder, 'door.sock');
  const door = createServer({ allowHalfOpen: true }, (client) => {
    let text = '';
    client.on('data', (chunk) => (text += chunk));
    client.on('end', () => client.end(`heard ${text}`));
  });
  await new Promise<void>((resolve) => door.listen(socket, resolve));
  const bridge = await openBridge({ port: 0, socket });
  const client = connect({
    port: (bridge.address() as AddressInfo).port,
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  let answer = '';
  client.on('data', (chunk) => (answer += chunk));
  client.end('hello');
  await once(client, 'close');
  expect(answer).toBe('heard hello');
  bridge.close();
  door.close();
});

it('listens on loopback only, and drops a client when there is no door', async () => {
  const bridge = await openBridge({ port: 0, socket: join(folder, 'none.sock') });
  const { address, port } = bridge.address() as AddressInfo;
  expect(address).toBe('127.0.0.1');
  const client = connect(port, '127.0.0.1');
  client.on('error', () => {});
  await once(client, 'close');
  await expect(openBridge({ port, socket: 'x' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  bridge.close();
});
