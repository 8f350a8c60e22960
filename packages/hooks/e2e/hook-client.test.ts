import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { type Server, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileClient } from '../src/client/compile.ts';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

let folder: string;
let client: string;
let digest: string;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-'));
  client = join(folder, 'hook-client');
  ({ digest } = await compileClient(client));
});

afterAll(() => servers.forEach((server) => server.close()));

/** A guard that does as told once the request has ended. */
async function guardThat(act: (connection: Socket, request: Buffer) => void): Promise<string> {
  const socket = join(folder, `${servers.length}.sock`);
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    const chunks: Buffer[] = [];
    connection.on('error', () => {});
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('end', () => act(connection, Buffer.concat(chunks)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return socket;
}

function run(
  args: string[],
  { event = '{}', shell }: { event?: string | Buffer; shell?: string } = {},
): Promise<Ended> {
  const startedAt = performance.now();
  const child = shell
    ? spawn('/bin/sh', ['-c', shell, 'sh', client, ...args], { env: {} })
    : spawn(client, args, { env: {} });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(event);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, ...out, milliseconds: performance.now() - startedAt }));
  });
}

const answers = (text: string | Buffer) => guardThat((connection) => connection.end(text));

describe('the hook client', () => {
  it('is the same bytes every time it is built', async () => {
    expect((await compileClient(join(folder, 'again'))).digest).toBe(digest);
  });

  it('sends the event as it is and prints the answer as it is', async () => {
    const event = JSON.stringify({ hook_event_name: 'PreToolUse', text: 'é\u2028' });
    let seen = '';
    const socket = await guardThat((connection, request) => {
      seen = request.toString();
      connection.end('harness-hook/1 0 7\n{"a":1}');
    });
    expect(await run([socket], { event })).toMatchObject({ code: 0, stdout: '{"a":1}', stderr: '' });
    expect(seen).toBe(`harness-hook/1 ${Buffer.byteLength(event)}\n${event}`);
  });

  it('carries megabytes both ways', async () => {
    const event = Buffer.alloc(8 * 1024 * 1024, 'x');
    const body = JSON.stringify({ a: 'y'.repeat(4_000_000) });
    const socket = await guardThat((connection, request) => {
      expect(request.length).toBeGreaterThan(event.length);
      connection.end(`harness-hook/1 0 ${body.length}\n${body}`);
    });
    expect(await run([socket], { event })).toMatchObject({ code: 0, stdout: body });
  });

  it('refuses with the reason of the guard', async () => {
    expect(await run([await answers('harness-hook/1 2 2\nno')])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'no',
    });
    expect(await run([await answers('harness-hook/1 2 0\n')])).toMatchObject({ code: 2, stderr: '' });
  });

  it.each([
    '',
    '{}',
    'harness-hook/1 0 2',
    'harness-hook/1 0 2\n{',
    'harness-hook/1 0 2\n{}\n',
    'harness-hook/1 0 3\n{}',
    'harness-hook/1 0 1\n{}',
    'harness-hook/1 0 02\n{}',
    'harness-hook/1 0  2\n{}',
    'harness-hook/1 00 2\n{}',
    'harness-hook/1 1 2\n{}',
    'harness-hook/1 20 2\n{}',
    'harness-hook/1  0 2\n{}',
    'harness-hook/2 0 2\n{}',
    ' harness-hook/1 0 2\n{}',
    'harness-hook/1 0 0\n',
    'harness-hook/1 0 1\n{',
    'harness-hook/1 0 2\n[]',
    'harness-hook/1 0 3\n{} ',
    'harness-hook/1 0 99999999999999999999\n{}',
    'HTTP/1.1 200 OK\r\n\r\n{}',
    `harness-hook/1 0 ${'0'.repeat(100)}2\n{}`,
    `harness-hook/1 0 ${9 * 1024 * 1024}\n${'{'.repeat(9 * 1024 * 1024)}`,
  ])('refuses the malformed answer %#', async (text) => {
    expect(await run([await answers(text)])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^hook-client: [^\n]+; the call is refused\n$/),
    });
  });

  it('refuses what it cannot send, or cannot reach', async () => {
    const socket = await answers('harness-hook/1 0 2\n{}');
    expect(await run([socket], { event: Buffer.alloc(8 * 1024 * 1024 + 1, 'x') })).toMatchObject({
      code: 2,
      stdout: '',
    });
    const gone = join(folder, 'gone.sock');
    for (const args of [[gone], [], [socket, socket], ['relative.sock'], [`/${'x'.repeat(200)}`], ['']])
      expect(await run(args), args.join(' ')).toMatchObject({ code: 2, stdout: '' });
  });

  it('refuses when the guard hangs up, resets, or never reads', async () => {
    const hangsUp = createServer((connection) => connection.destroy());
    servers.push(hangsUp);
    const socket = join(folder, 'hangs-up.sock');
    await new Promise<void>((resolve) => hangsUp.listen(socket, resolve));
    expect(await run([socket], { event: Buffer.alloc(4_000_000, 'x') })).toMatchObject({
      code: 2,
      stdout: '',
    });
  });

  it('refuses after five seconds without an answer, and without an event', async () => {
    const silent = await guardThat(() => {});
    const trickle = await guardThat((connection) => {
      connection.write('harness-hook/1 0 2\n{');
    });
    const ended = await Promise.all([
      run([silent]),
      run([trickle]),
      // Whoever starts it may have blocked the signal of its clock.
      run([silent], { shell: 'exec /usr/bin/env --block-signal=ALRM "$@"' }),
      run([silent], { shell: 'sleep 7 | "$@"' }),
    ]);
    for (const { code, stdout, stderr, milliseconds } of ended.slice(0, 3)) {
      expect({ code, stdout, stderr }).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('5 seconds'),
      });
      expect(milliseconds).toBeGreaterThan(4_500);
      // Before Claude Code's own limit of ten; the shell around it takes its time on a slow machine.
      expect(milliseconds).toBeLessThan(9_500);
    }
    expect(ended[3]).toMatchObject({ code: 2, stdout: '' });
  });

  it('refuses when its answer cannot be written or its descriptors are closed', async () => {
    const socket = await answers('harness-hook/1 0 2\n{}');
    expect(await run([socket], { shell: '"$@" > /dev/full' })).toMatchObject({ code: 2 });
    for (const closed of ['<&-', '>&-', '2>&-'])
      expect(await run([socket], { shell: `"$@" ${closed}` }), closed).toMatchObject({ code: 2, stdout: '' });
    expect(await run([socket], { shell: '"$@"' })).toMatchObject({ code: 0, stdout: '{}' });
  });
});

describe('compileClient', () => {
  it('says what to install when there is no compiler', async () => {
    await expect(compileClient(join(folder, 'never'), { path: folder })).rejects.toMatchObject({
      code: 'client.no-compiler',
      instead: 'apt-get install musl-tools',
    });
  });
});
