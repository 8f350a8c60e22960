// Starts the guard as a process of its own and speaks for it: nothing the agent does to a call can reach the harness's memory.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type AnnouncedCall,
  type AuditEntry,
  type CallTally,
  type Guard,
  HarnessError,
  type ResultVerdict,
} from '@agent-harness/contracts';
import type { GuardMessage, GuardRequest } from './messages.ts';

/** From source the guard still runs as it ships: built. */
const builtMain = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/guard/main.js' : './main.js', import.meta.url),
);

/** A guard that does not end by itself within this time is killed. Milliseconds. */
const stopMs = 2_000;

/**
 * A guard that is asked something and does not answer within this time is lost: a stopped process must not hold up a run.
 * Its own deadline for an event is 3 s, and a busy disk may take seconds more for the record that comes before the answer. Milliseconds.
 */
const answerMs = 10_000;

/** Nothing runs before a guard has started and read its policy, so a busy machine may take its time over it. Milliseconds. */
const beginMs = 30_000;

export interface GuardOptions {
  /** Run id, in every record. */
  run: string;
  /** A file that does not exist yet; the guard is its only writer. */
  auditFile: string;
  /** An existing folder for `guard.sock`; its path must leave the socket's under 108 bytes. */
  socketDir: string;
  /** Program of the guard process, for tests. */
  main?: string;
}

/**
 * Starts the guard. When it resolves the socket answers, and refuses everything until a session is opened.
 * @throws HarnessError `audit.exists`, `guard.no-socket`, `guard.ended`
 */
export async function startGuard({
  run,
  auditFile,
  socketDir,
  main = builtMain,
}: GuardOptions): Promise<Guard> {
  const child = fork(main, [], {
    // No key of the harness may be in the guard's memory, and Ctrl-C is for the harness to handle.
    env: { PATH: process.env['PATH'] },
    execArgv: [],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const link = connect(child);
  try {
    const socket = (await link.ask({ method: 'start', run, auditFile, socketDir })) as string;
    return {
      pid: child.pid ?? -1,
      socket,
      failed: link.failed,
      record: async (entry: AuditEntry) => void (await link.ask({ method: 'record', entry })),
      open: async (session) => void (await link.ask({ method: 'open', session })),
      announce: async (call) => void (await link.ask({ method: 'announce', call: sendable(call) })),
      results: async (results) => (await link.ask({ method: 'results', results })) as ResultVerdict[],
      promptSeen: async (withinMs) => (await link.ask({ method: 'promptSeen', withinMs })) as boolean,
      tally: async () => (await link.ask({ method: 'tally' })) as CallTally,
      [Symbol.asyncDispose]: () => link.stop(),
    };
  } catch (cause) {
    await link.stop();
    throw cause;
  }
}

/** An input that is nested deeper than the stack is announced as one that nobody can read: its call is refused, not the run. */
function sendable(call: AnnouncedCall): AnnouncedCall {
  try {
    JSON.stringify(call.input);
    return call;
  } catch {
    return { ...call, input: null };
  }
}

function patienceFor(request: GuardRequest): number {
  if (request.method === 'start' || request.method === 'open') return beginMs;
  return answerMs + (request.method === 'promptSeen' ? request.withinMs : 0);
}

interface Link {
  ask(request: GuardRequest): Promise<unknown>;
  stop(): Promise<void>;
  failed: Promise<string>;
}

function connect(child: ChildProcess): Link {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const failed = deferred<string>();
  const ended = deferred<void>();
  let nextId = 0;
  let stopping = false;
  let gone: HarnessError | null = null;
  let complaint = '';

  const drained = new Promise<void>((resolve) => child.stderr?.once('close', resolve));
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  child.on('message', (message: GuardMessage) => {
    if (message.kind === 'failed') return failed.resolve(message.reason);
    const asked = pending.get(message.id);
    pending.delete(message.id);
    if (message.kind === 'done') return asked?.resolve(message.value);
    asked?.reject(new HarnessError(message.error.code, message.error.message, message.error.instead));
  });
  child.on('error', (cause) => end(cause.message));
  // Not 'close': Node does not emit it for a child whose channel was disconnected first.
  child.on('exit', (code, signal) => void drained.then(() => end(signal ?? `exit code ${code}`)));

  function end(how: string): void {
    gone ??= endedError(`${how}${complaint ? `: ${complaint.trim()}` : ''}`);
    for (const { reject } of pending.values()) reject(gone);
    pending.clear();
    if (!stopping) failed.resolve(gone.message);
    ended.resolve();
  }

  function ask(request: GuardRequest): Promise<unknown> {
    if (gone) return Promise.reject(gone);
    const id = nextId;
    nextId += 1;
    const patience = patienceFor(request);
    const late = setTimeout(() => {
      complaint += `no answer to ${request.method} within ${patience} ms`;
      child.kill('SIGKILL');
    }, patience);
    return new Promise<unknown>((resolve, reject) => {
      pending.set(id, { resolve, reject });
      child.send({ id, request }, (cause) => {
        if (!cause) return;
        pending.delete(id);
        reject(endedError(cause.message));
      });
    }).finally(() => clearTimeout(late));
  }

  async function stop(): Promise<void> {
    stopping = true;
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ask({ method: 'stop' }).catch(() => {});
    if (child.connected) child.disconnect();
    if (gone && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended.promise;
    clearTimeout(timer);
  }

  return { ask, stop, failed: failed.promise };
}

function endedError(how: string): HarnessError {
  return new HarnessError(
    'guard.ended',
    `the guard process ended (${how})`,
    'take the audit log over with openAuditLog({ takeOver: true }) and seal it; the run is over',
  );
}

function deferred<T>(): { promise: Promise<T>; resolve(value: T): void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
