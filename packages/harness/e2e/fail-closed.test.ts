// Each way the guard can be lost, with the real CLI in the real container: no tool runs, the run ends non-zero and says why.
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { type Probe, decided, engine, probe } from './probe-run.ts';
import { bash, call } from './scripted-model.ts';

const write = (name: string) => call('Write', { file_path: `/out/${name}.md`, content: 'text' });
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Puts another listener where the guard's socket was. */
async function replaceSocket(socket: string, answer: (write: (text: string) => void) => void): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    connection.on('error', () => {});
    connection.once('data', () => answer((text) => connection.end(text)));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(`${socket}.new`, resolve));
  await execa('chmod', ['666', `${socket}.new`]);
  await rename(`${socket}.new`, socket);
}

function expectOnlyTheFirst({ record, written, log }: Probe): void {
  expect(written).toEqual(['before.md']);
  expect(record.exitCode).not.toBe(0);
  expect(record.verdict).not.toBe('passed');
  expect(record.reason).toBeTruthy();
  expect(log.problem).toBeNull();
  expect(log.sealed).toBe(true);
}

describe.skipIf(engine === null)('a lost guard (skipped where no container engine answers)', () => {
  it('lets an allowed call run while the guard lives: the baseline of this suite', async () => {
    const run = await probe({ turns: () => [[write('before')], [bash('ls /workspace')]] });
    expect(run.record).toMatchObject({ verdict: 'passed', exitCode: 0, reason: null });
    expect(run.written).toEqual(['before.md']);
    expect(run.model.outcomes()[1]).toMatchObject({ text: 'README.md', isError: false });
    expect(decided(run.events).map((event) => event.decision)).toEqual(['allow', 'allow']);
    expect(run.log).toMatchObject({ sealed: true, problem: null });
  });

  it('killed mid-session', async () => {
    const run = await probe({
      turns: ({ guard }) => [
        [write('before')],
        () => {
          process.kill(guard().pid, 'SIGKILL');
          return [write('after')];
        },
        [write('later')],
      ],
    });
    expectOnlyTheFirst(run);
    expect(run.record).toMatchObject({ exitCode: 3, reason: expect.stringContaining('guard') });
  });

  it('its socket removed', async () => {
    const run = await probe({
      turns: ({ guard }) => [
        [write('before')],
        async () => {
          await rm(guard().socket);
          return [write('after')];
        },
        [write('later')],
      ],
    });
    expectOnlyTheFirst(run);
    expect(run.record.exitCode).toBe(3);
  });

  it.each<[string, (write: (text: string) => void) => void]>([
    ['garbage', (send) => send('HTTP/1.1 200 OK\r\n\r\n{"ok":true}')],
    ['nothing', (send) => send('')],
    [
      'an allow that is cut short',
      (send) =>
        send(
          'harness-hook/1 0 9999\n{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"allow"}}',
        ),
    ],
    [
      'an allow without a header',
      (send) =>
        send('{"hookSpecificOutput":{"hookEventName":"PermissionRequest","decision":{"behavior":"allow"}}}'),
    ],
    ['an exit code that is none', (send) => send('harness-hook/1 1 2\n{}')],
  ])('answering %s', async (_, answer) => {
    const run = await probe({
      turns: ({ guard }) => [
        [write('before')],
        async () => {
          await replaceSocket(guard().socket, answer);
          return [write('after')];
        },
        [write('later')],
      ],
    });
    expectOnlyTheFirst(run);
    expect(run.record.exitCode).toBe(3);
  });

  it('too slow', async () => {
    const run = await probe({
      turns: ({ guard }) => [
        [write('before')],
        async () => {
          await replaceSocket(guard().socket, () => {});
          return [write('after')];
        },
      ],
    });
    expectOnlyTheFirst(run);
    expect(run.record.exitCode).toBe(3);
  });

  it('stopped, as by a debugger', async () => {
    const run = await probe({
      turns: ({ guard }) => [
        [write('before')],
        () => {
          process.kill(guard().pid, 'SIGSTOP');
          return [write('after')];
        },
      ],
    });
    expectOnlyTheFirst(run);
    expect(run.record.exitCode).toBe(3);
  });
});

describe.skipIf(engine === null || process.getuid?.() !== 0)(
  'a full audit disk (skipped without an engine or root)',
  () => {
    it('refuses what it cannot record, and ends the run', async () => {
      const disk = await mkdtemp(join(tmpdir(), 'probe-disk-'));
      await execa('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]);
      try {
        const filler = Array.from({ length: 20 }, (_, index) => [
          call('Write', { file_path: `/out/fill-${index}.md`, content: 'x'.repeat(16_000) }),
        ]);
        const run = await probe({ out: disk, turns: () => [[write('before')], ...filler, [write('after')]] });
        expect(run.written).toContain('before.md');
        expect(run.written).not.toContain('after.md');
        expect(run.record).toMatchObject({ exitCode: 3, reason: expect.stringContaining('audit log') });
      } finally {
        await execa('umount', ['-l', disk]);
        await rm(disk, { recursive: true });
      }
    });
  },
);
