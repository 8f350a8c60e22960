// A granted name is no way to an address that is not public, whenever and however it resolves.
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openEgressDoor } from './egress-door.ts';
import { PUBLIC, ask, egressDoors, grants, raw } from './egress-door.fixture.ts';

const { doors, events, hosts, open } = egressDoors();

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
        ca: hosts().ca,
        resolve: async () => answers[asked++] ?? [],
        connect: (address) => {
          connectedTo.push(address);
          return connect(hosts().securePort, '127.0.0.1');
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
