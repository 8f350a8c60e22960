import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEvent } from '@agent-harness/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { openAuditLog } from '../src/audit/log.ts';
import { harnessEntry } from '../src/audit/record.ts';
import { verifyAuditLog } from '../src/audit/verify.ts';
import { compileClient } from '../src/client/compile.ts';
import { startGuard } from '../src/guard/start.ts';
import { sessionOf } from '../src/session/session.fixture.ts';
import { announcedCall, askEvent, behaviorOf, sendBytes, sendEvent } from './ask-guard.ts';
import { bundle } from './bundle.ts';

let main: string;
let client: string;

beforeAll(async () => {
  main = await bundle('e2e/fake-guard.ts');
  client = join(await mkdtemp(join(tmpdir(), 'client-')), 'hook-client');
  await compileClient(client);
});

async function guardIn(folder?: string) {
  const socketDir = folder ?? (await mkdtemp(join(tmpdir(), 'guard-')));
  const auditFile = join(socketDir, 'audit.jsonl');
  return { auditFile, guard: await startGuard({ run: 'r1', auditFile, socketDir, main }) };
}

async function recorded(auditFile: string): Promise<string[]> {
  return (await readFile(auditFile, 'utf8')).split('\n');
}

/** The write that a kill cut short is no record; the heir has accounted for it. */
function isRecord(line: string): boolean {
  try {
    return JSON.parse(line) !== null;
  } catch {
    return false;
  }
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('startGuard', () => {
  it('decides what the real client sends, records it, and leaves nothing running', async () => {
    const { guard, auditFile } = await guardIn();
    await guard.record(harnessEntry('run.open', { head: 'abc' }));
    await guard.open(sessionOf());
    await guard.announce(announcedCall('t1', 'ls'));
    await guard.announce(announcedCall('t2', 'BAD'));
    const ask = (command: string) =>
      spawnSync(client, [guard.socket], { input: JSON.stringify(askEvent(command)), encoding: 'utf8' });
    const decision = (behavior: string) => ({ hookSpecificOutput: { decision: { behavior } } });
    const good = ask('ls');
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject(decision('allow'));
    const bad = ask('BAD');
    expect(bad).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('BAD is refused') });
    expect(JSON.parse(bad.stdout)).toMatchObject(decision('deny'));
    expect(
      await guard.results([
        { id: 't1', isError: false, texts: ['a SECRET'] },
        { id: 't3', isError: false, texts: ['x'] },
      ]),
    ).toMatchObject([{ kind: 'replace', texts: ['a [redacted]'] }, { kind: 'stop' }]);
    expect(await guard.tally()).toMatchObject({ asked: 2, allowed: 1, refused: 1 });
    expect((await stat(guard.socket)).mode & 0o777).toBe(0o666);
    expect((await stat(auditFile)).mode & 0o777).toBe(0o600);
    await guard.record(harnessEntry('run.sealed', {}));
    await guard[Symbol.asyncDispose]();
    expect(alive(guard.pid)).toBe(false);
    expect(await verifyAuditLog(auditFile)).toMatchObject({ events: 7, sealed: true, problem: null });
    expect(ask('ls')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be reached'),
    });
    await expect(guard.tally()).rejects.toMatchObject({ code: 'guard.ended' });
    expect(await Promise.race([guard.failed, 'quiet'])).toBe('quiet');
  });

  it('says what is wrong when it cannot start', async () => {
    const { guard, auditFile } = await guardIn();
    const socketDir = await mkdtemp(join(tmpdir(), 'guard-'));
    await expect(startGuard({ run: 'r1', auditFile, socketDir, main })).rejects.toMatchObject({
      code: 'audit.exists',
    });
    const long = join(socketDir, 'x'.repeat(120));
    const fresh = join(socketDir, 'audit.jsonl');
    await expect(startGuard({ run: 'r1', auditFile: fresh, socketDir: long, main })).rejects.toMatchObject({
      code: 'guard.no-socket',
    });
    await writeFile(join(socketDir, 'broken.mjs'), 'throw new Error("no such luck")');
    await expect(
      startGuard({
        run: 'r1',
        auditFile: join(socketDir, 'b'),
        socketDir,
        main: join(socketDir, 'broken.mjs'),
      }),
    ).rejects.toMatchObject({ code: 'guard.ended', message: expect.stringContaining('no such luck') });
    await guard[Symbol.asyncDispose]();
  });

  it('refuses what is not a whole request, records it, and goes on', async () => {
    const { guard, auditFile } = await guardIn();
    await guard.open(sessionOf({ maxRefusals: 100 }));
    const event = JSON.stringify(askEvent('ls'));
    const requests = [
      '',
      event,
      `harness-hook/1 ${event.length + 1}\n${event}`,
      `harness-hook/1 ${event.length - 1}\n${event}`,
      `harness-hook/1 ${event.length}\n${event}\n`,
      'harness-hook/1 2\n{}',
      `harness-hook/1 300000\n${'x'.repeat(300_000)}`,
    ];
    for (const request of requests)
      expect((await sendBytes(guard.socket, request))?.exit, request.slice(0, 40)).not.toBe(0);
    expect(
      (await recorded(auditFile)).filter((line) => line.includes('session.malformed-event')),
    ).toHaveLength(requests.length);
    await guard.announce(announcedCall('t1', 'ls'));
    expect(await sendEvent(guard.socket, askEvent('ls'))).toMatchObject({ exit: 0 });
    await guard[Symbol.asyncDispose]();
  });

  it('does not wait for a request that never ends, and stays open to others', async () => {
    const { guard } = await guardIn();
    await guard.open(sessionOf({ maxRefusals: 100 }));
    await guard.announce(announcedCall('t1', 'ls'));
    const idle = Array.from({ length: 20 }, () => createConnection(guard.socket));
    const answers = idle.map(
      (connection) =>
        new Promise<string>((resolve) => {
          connection.on('data', (chunk) => resolve(chunk.toString()));
          connection.write('harness-hook/1 ');
        }),
    );
    expect(await sendEvent(guard.socket, askEvent('ls'))).toMatchObject({ exit: 0 });
    for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^harness-hook\/1 2 /);
    for (const connection of idle) connection.destroy();
    await guard[Symbol.asyncDispose]();
  });

  it('answers many at once, each by itself', async () => {
    const { guard, auditFile } = await guardIn();
    await guard.open(sessionOf({ maxRefusals: 1_000 }));
    const ids = Array.from({ length: 120 }, (_, index) => `t${index}`);
    const commandOf = (index: number): string => `${index % 3 === 0 ? 'BAD' : 'ls'} ${index}`;
    await Promise.all(ids.map((id, index) => guard.announce(announcedCall(id, commandOf(index)))));
    const answers = await Promise.all(
      ids.map((_, index) => sendEvent(guard.socket, askEvent(commandOf(index)))),
    );
    expect(answers.map(behaviorOf)).toEqual(ids.map((_, index) => (index % 3 === 0 ? 'deny' : 'allow')));
    await guard[Symbol.asyncDispose]();
    expect(await verifyAuditLog(auditFile)).toMatchObject({ events: 121, problem: null });
  });

  it('sees the prompt, and reports a broken circuit', async () => {
    const { guard } = await guardIn();
    await guard.open(sessionOf({ maxRefusals: 1 }));
    expect(await guard.promptSeen(10)).toBe(false);
    const seen = guard.promptSeen(5_000);
    await sendEvent(guard.socket, { hook_event_name: 'UserPromptSubmit', prompt: 'go' });
    expect(await seen).toBe(true);
    await sendEvent(guard.socket, askEvent('ls'));
    expect(await guard.failed).toContain('too many calls');
    await guard[Symbol.asyncDispose]();
  });

  it('ends when its harness is gone', async () => {
    const socketDir = await mkdtemp(join(tmpdir(), 'guard-'));
    const request = { method: 'start', run: 'r1', auditFile: join(socketDir, 'audit.jsonl'), socketDir };
    const parent = `const child = require('node:child_process').fork(${JSON.stringify(main)}, [], { detached: true });
      child.on('message', () => { console.log(child.pid); process.exit(); });
      child.send(${JSON.stringify({ id: 0, request })});`;
    const pid = Number(execFileSync(process.execPath, ['-e', parent], { encoding: 'utf8' }));
    await expect.poll(() => alive(pid), { timeout: 60_000 }).toBe(false);
  });
});

describe('a guard that dies', () => {
  it('loses no answered event in twenty kills under load, and the harness can seal what it leaves', async () => {
    let answered = 0;
    for (let round = 0; round < 20; round += 1) {
      const { guard, auditFile } = await guardIn();
      await guard.open(sessionOf({ maxRefusals: 10_000 }));
      const acknowledged: string[] = [];
      const workers = Array.from({ length: 4 }, async (_, worker) => {
        for (let index = 0; ; index += 1) {
          const id = `w${worker}-${index}`;
          const command = `ls ${id} ${'x'.repeat(1_500)}`;
          await guard.announce(announcedCall(id, command)).catch(() => {});
          if (behaviorOf(await sendEvent(guard.socket, askEvent(command))) !== 'allow') break;
          // From here on the tool would run: this is its effect.
          acknowledged.push(id);
        }
      });
      // After so many answers, not after a time: a slow machine would have answered none.
      await expect.poll(() => acknowledged.length, { interval: 1, timeout: 60_000 }).toBeGreaterThan(round);
      process.kill(guard.pid, 'SIGKILL');
      expect(await guard.failed).toContain('SIGKILL');
      await Promise.all(workers);
      await guard[Symbol.asyncDispose]();

      const heir = await openAuditLog(auditFile, { run: 'r1', takeOver: true });
      await heir.seal({ reason: 'the guard was killed' });
      await heir[Symbol.asyncDispose]();
      expect(await verifyAuditLog(auditFile)).toMatchObject({ sealed: true, problem: null });
      const records = (await recorded(auditFile)).flatMap((line): AuditEvent[] =>
        isRecord(line) ? [JSON.parse(line)] : [],
      );
      const allowed = records.filter(({ kind, decision }) => kind === 'call.decided' && decision === 'allow');
      const known = new Set(allowed.map(({ call }) => call));
      // What had an effect is on record as allowed, and nothing is on record twice.
      expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
      expect(allowed).toHaveLength(known.size);
      answered += acknowledged.length;
    }
    expect(answered).toBeGreaterThan(100);
  });

  it('rejects what is asked of it', async () => {
    const { guard } = await guardIn();
    await guard.open(sessionOf());
    const asked = guard.promptSeen(60_000);
    process.kill(guard.pid, 'SIGKILL');
    await expect(asked).rejects.toMatchObject({ code: 'guard.ended' });
    await guard[Symbol.asyncDispose]();
  });

  it('by a full disk refuses everything from then on and says so', async (context) => {
    const mount = await mkdtemp(join(tmpdir(), 'full-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount]);
    if (mounted.status !== 0) context.skip('mounting a tmpfs needs root');
    try {
      const { guard } = await guardIn(mount);
      await guard.open(sessionOf({ maxRefusals: 1_000 }));
      await writeFile(join(mount, 'ballast'), Buffer.alloc(60_000)).catch(() => {});
      const said: string[] = [];
      for (let index = 0; index < 30; index += 1) {
        await guard.announce(announcedCall(`t${index}`, `ls ${index}`));
        said.push(behaviorOf(await sendEvent(guard.socket, askEvent(`ls ${index}`))));
      }
      expect(said.at(-1)).toBe('silent');
      expect(said.slice(said.indexOf('silent'))).not.toContain('allow');
      expect(await guard.results([{ id: 't0', isError: false, texts: ['x'] }])).toMatchObject([
        { kind: 'stop', reason: expect.stringContaining('audit log cannot be written') },
      ]);
      expect(await guard.failed).toContain('audit log cannot be written');
      expect(await sendEvent(guard.socket, askEvent('ls'))).toMatchObject({
        exit: 2,
        body: expect.stringContaining('audit log cannot be written'),
      });
      await guard[Symbol.asyncDispose]();
    } finally {
      spawnSync('umount', [mount]);
    }
  });
});

describe('a guard that hangs', () => {
  it('is a refusal by the client', async () => {
    const { guard } = await guardIn();
    await guard.open(sessionOf());
    process.kill(guard.pid, 'SIGSTOP');
    const child = spawn(client, [guard.socket], { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.end(JSON.stringify(askEvent('ls')));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
    process.kill(guard.pid, 'SIGCONT');
    await guard[Symbol.asyncDispose]();
  });
});
