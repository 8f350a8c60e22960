// What the agent sees through the door, which calls pass it, and what of a result comes back.
import type { AddressInfo } from 'node:net';
import type { CheckCall } from '@agent-harness/contracts';
import { describe, expect, it } from 'vitest';
import { openBridge } from '../../entry/bridge.ts';
import { fakeServer } from './fake-server.fixture.ts';
import { mcpDoors } from './mcp-door.fixture.ts';

const { call, connectTo, events, fake, folder, grantOf, kinds, openDoor } = mcpDoors();

describe('the agent’s view', () => {
  it('has the granted tools in their pinned words, and their calls are recorded', async () => {
    const client = await fake();
    const { tools } = await client.listTools();
    expect(tools).toEqual([expect.objectContaining({ name: 'say', description: 'Reads say.' })]);
    expect(tools[0]).not.toHaveProperty('digest');
    expect(await call(client, 'say', { text: 'hello' })).toMatchObject({
      text: 'said hello',
      isError: false,
    });
    expect(events).toMatchObject([
      {
        kind: 'mcp.server',
        source: 'mcp-door',
        stage: 'read',
        detail: { server: 'fake', state: 'pinned', says: 'fake 9' },
      },
      { kind: 'mcp.call', decision: 'allow', tool: 'mcp__fake__say', call: 'toolu_1' },
      { kind: 'mcp.answered', tool: 'mcp__fake__say', detail: { outcome: 'ok' } },
    ]);
  });

  it('has nothing but tools: no resources, prompts, completions or logging', async () => {
    const client = await fake();
    expect(client.getServerCapabilities()).toEqual({ tools: {} });
    for (const ask of [
      () => client.listResources(),
      () => client.readResource({ uri: 'file:///etc/passwd' }),
      () => client.listPrompts(),
      () => client.setLoggingLevel('debug'),
    ])
      await expect(ask()).rejects.toThrow(/not found|does not support/);
  });

  it('has no other server, method or path', async () => {
    const door = await openDoor([await grantOf(await fakeServer(folder()), ['say'])]);
    const bridge = await openBridge({ port: 0, socket: door.socket });
    const base = `http://127.0.0.1:${(bridge.address() as AddressInfo).port}`;
    const post = (path: string, body: string) =>
      fetch(base + path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      });
    expect((await post('/other', '{}')).status).toBe(404);
    expect((await post('/', '{}')).status).toBe(404);
    expect((await fetch(`${base}/fake`)).status).toBe(405);
    expect((await post('/fake', 'nonsense')).status).toBe(400);
    expect((await post('/fake', 'null')).status).toBe(400);
    expect((await post('/fake', `"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
    bridge.close();
  });
});

describe('a call is refused', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['of a tool that is not granted', 'other', {}, '[mcp.tool]'],
    ['of a tool that does not exist', 'constructor', {}, '[mcp.tool]'],
    ['with an argument of the wrong type', 'say', { text: 1 }, '[mcp.arguments]'],
    [
      'with an argument that the schema does not name',
      'say',
      { text: 'a', secret: 'b' },
      'unknown argument secret',
    ],
  ])('%s', async (_, tool, given, message) => {
    const client = await fake();
    const { text, isError } = await call(client, tool, given);
    expect(isError).toBe(true);
    expect(text).toContain(message);
    expect(kinds()).toEqual(['mcp.server pinned', expect.stringMatching(/^mcp\.refused mcp\./)]);
  });

  it.each<[string, CheckCall, string]>([
    ['says no', (tool, { text }) => (text === 'ok' ? null : `${tool}: not ${String(text)}`), 'say: not bad'],
    [
      'fails',
      (_tool, { text }) => {
        if (text === 'ok') return null;
        throw new Error('broken');
      },
      'check of say failed: broken',
    ],
  ])('when the skill’s own check %s, before the server sees it', async (_, check, message) => {
    const granted = { ...(await grantOf(await fakeServer(folder()), ['say'])), check };
    const client = await connectTo('fake', await openDoor([granted]));
    const refused = await call(client, 'say', { text: 'bad' });
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining(`${message} [mcp.check]`) });
    expect((await call(client, 'say', { text: 'ok' })).text).toBe('said ok');
    expect(kinds()).toEqual(['mcp.server pinned', 'mcp.refused mcp.check', 'mcp.call', 'mcp.answered ok']);
  });

  it('without the guard’s consent: no id, an id it refused, an id used twice', async () => {
    const asked: object[] = [];
    const client = await fake(['say'], { admit: async (one) => (asked.push(one), one.id === 'good') });
    for (const [id, allowed] of [
      [null, false],
      ['bad', false],
      ['good', true],
      ['good', false],
    ] as const)
      expect((await call(client, 'say', { text: 'x' }, id)).isError).toBe(!allowed);
    expect(asked).toEqual([
      { id: 'bad', tool: 'mcp__fake__say' },
      { id: 'good', tool: 'mcp__fake__say' },
    ]);
    expect(kinds().filter((kind) => kind === 'mcp.refused mcp.unguarded')).toHaveLength(3);
  });

  it('after the stage’s last one, and when it cannot be recorded', async () => {
    const grant = await grantOf(await fakeServer(folder()), ['say']);
    let broken = false;
    const door = await openDoor(
      [{ ...grant, server: { ...grant.server, limits: { ...grant.server.limits, calls: 1 } } }],
      {
        record: async (entry) => {
          if (broken) throw new Error('disk full');
          events.push(entry);
        },
      },
    );
    const client = await connectTo('fake', door);
    expect((await call(client, 'say', { text: 'a' })).isError).toBe(false);
    expect((await call(client, 'say', { text: 'a' })).text).toContain('[mcp.calls]');
    broken = true;
    expect((await call(client, 'say', { text: 'a' })).text).toContain('audit log does not take this call');
  });
});

describe('results', () => {
  it('are text: what cannot be scanned is withheld', async () => {
    const { result } = await call(await fake(), 'say', { text: 'image' });
    expect(result.content).toEqual([
      { type: 'text', text: '[withheld: image; the door passes text only]' },
      { type: 'text', text: 'inside' },
      { type: 'text', text: '[withheld: resource_link; the door passes text only]' },
    ]);
  });

  it('pass the scan before the agent reads them, and what it found is recorded', async () => {
    const client = await fake(['say'], {
      scan: (value) => ({
        value: JSON.parse(JSON.stringify(value).replace('ignore', '[withheld]')) as unknown,
        flags: ['injection.x'],
      }),
    });
    expect((await call(client, 'say', { text: 'ignore' })).text).toBe('said [withheld]');
    expect(events.at(-1)?.detail).toMatchObject({ flags: ['injection.x'] });
  });

  it('come from a server that has its secrets and nothing of this process’s environment', async () => {
    process.env['HARNESS_TEST_CANARY'] = 'leaks';
    try {
      const seen = JSON.parse((await call(await fake(), 'say', { text: 'environment' })).text) as Record<
        string,
        string
      >;
      expect(Object.keys(seen).sort()).toEqual(['HOME', 'LANG', 'PATH', 'PLAIN', 'TMPDIR', 'TOKEN']);
      expect(seen['HOME']).not.toBe(process.env['HOME']);
    } finally {
      delete process.env['HARNESS_TEST_CANARY'];
    }
  });
});
