// What passes ends at its limits, and nothing passes without its record.
import { describe, expect, it } from 'vitest';
import { ask, egressDoors, raw } from './egress-door.fixture.ts';

const { closeAll, events, hosts, kinds, open } = egressDoors();

describe('limits', () => {
  it('end a request in which nothing moves', async () => {
    const socket = await open({ limits: { idleMs: 50 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/hang')).rejects.toThrow();
    await closeAll();
    expect(kinds()).toContain('egress.closed idle');
  });

  it('end a request that lasts too long', async () => {
    const socket = await open({ limits: { totalMs: 50 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/hang')).rejects.toThrow();
    await closeAll();
    expect(kinds()).toContain('egress.closed time');
  });

  it('keep bytes in and out, for the stage as a whole', async () => {
    const socket = await open({ limits: { bytesDown: 1_000_000, bytesUp: 1000 } });
    await expect(ask(socket, 'GET', 'http://api.example.com/v1/big')).rejects.toThrow();
    await ask(socket, 'POST', 'http://plain.example.com:8080/up', 'y'.repeat(5000)).catch(() => {});
    await closeAll();
    const down = events.filter(({ kind }) => kind === 'egress.closed').map(({ detail }) => detail);
    expect(down.map((one) => one['end'])).toEqual(['bytes', 'bytes']);
    expect(down[0]?.['bytesDown']).toBeLessThanOrEqual(1_000_000);
    expect(hosts().received()).toBeLessThanOrEqual(1000);
  });

  it('count requests, and those at once', async () => {
    const socket = await open({ limits: { requests: 2 } });
    for (const status of [201, 201, 403])
      expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(status);
    const crowded = await open({ limits: { concurrent: 1, idleMs: 200 } });
    const hanging = ask(crowded, 'GET', 'http://api.example.com/v1/hang').catch(() => {});
    await expect.poll(() => hosts().seen.some(({ url }) => url.includes('hang'))).toBe(true);
    expect((await ask(crowded, 'GET', 'http://api.example.com/v1/a')).text).toContain('[egress.requests]');
    await hanging;
  });
});

describe('the record', () => {
  it('comes first: a request that cannot be recorded is refused and goes nowhere', async () => {
    const socket = await open({ record: () => Promise.reject(new Error('disk full')) });
    expect((await ask(socket, 'GET', 'http://api.example.com/v1/a')).status).toBe(503);
    expect((await ask(socket, 'GET', 'http://evil.example/')).status).toBe(503);
    expect(await raw(socket, 'CONNECT docs.example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n')).toContain('503');
    expect(hosts().seen).toEqual([]);
  });

  it('of a request under way is written when the door closes', async () => {
    const socket = await open();
    const hanging = ask(socket, 'GET', 'http://api.example.com/v1/hang').catch(() => {});
    await expect.poll(() => hosts().seen.length).toBe(1);
    await closeAll();
    await hanging;
    expect(kinds()).toEqual(['egress.request grant api.example.com', 'egress.closed door-closed']);
  });
});
