// The harness's end of the conversation with a container's entry program.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HarnessError } from '@agent-harness/contracts';
import { execa } from 'execa';
import type { FromEntry, ToEntry } from '../entry/protocol.ts';
import { boundedLines } from './bounded-lines.ts';
import type { Session, SessionEnd } from './cell.ts';
import { watchDisk } from './disk-watch.ts';

type Said<Kind extends FromEntry['said']> = Extract<FromEntry, { said: Kind }>;

export interface SessionLimits {
  milliseconds: number;
  /** Folders of this host that the container writes to. */
  writes: readonly string[];
  /** For all of them together. */
  writeBytes: number;
}

export interface Entry {
  /** Says one thing and waits for the answer of that kind. @throws HarnessError `cell.start` */
  ask<Kind extends FromEntry['said']>(message: ToEntry, kind: Kind, withinMs: number): Promise<Said<Kind>>;
  session(
    session: Session,
    limits: SessionLimits,
    signal: AbortSignal,
    remove: () => Promise<void>,
  ): Promise<SessionEnd>;
  /** Ends the process at once. For an engine that leaves the container behind. */
  kill(): void;
  /** Resolves when the engine's process has ended. */
  closed: Promise<void>;
  /** Whether it has ended by then. */
  closedWithin(ms: number): Promise<boolean>;
}

/** @param program an engine, or what starts the entry without one */
export function openEntry(program: { name: string }, args: readonly string[]): Entry {
  // Podman's monitor leaves a file in its working folder when the kernel ends a container for memory.
  const folder = mkdtempSync(join(tmpdir(), 'harness-engine-'));
  const child = execa(program.name, args, {
    cwd: folder,
    reject: false,
    stdin: 'pipe',
    buffer: { stdout: false },
    maxBuffer: 1_000_000,
  });
  child.stdin.on('error', () => {}); // the end of the process is reported by `closed`
  let listener: (message: FromEntry) => void = () => {};
  let ended = false;
  const end = async (): Promise<void> => {
    await child;
    ended = true;
    rmSync(folder, { recursive: true, force: true });
  };
  const closed = end();
  boundedLines(child.stdout, (line) => {
    const message = parseLine(line);
    if (message) listener(message);
  });
  const send = (message: ToEntry): boolean => child.stdin.write(`${JSON.stringify(message)}\n`);

  const lastWords = async (): Promise<string> => {
    const { stderr, exitCode, signal } = await child;
    return stderr.trim().split('\n').slice(-2).join(' / ') || (signal ?? `exit ${exitCode}`);
  };
  const silent = async (): Promise<never> => {
    throw new HarnessError(
      'cell.start',
      `the container ended before it answered: ${await lastWords()}`,
      '`harness doctor` checks the engine and this host',
    );
  };
  const lost = (said: string): SessionEnd => ({ code: null, stopped: 'lost', said });

  return {
    kill: () => void child.kill('SIGKILL'),
    closed,
    closedWithin: (ms) => Promise.race([closed.then(() => true), sleep(ms, false, { ref: false })]),
    async ask(message, kind, withinMs) {
      const answered = new Promise<Said<typeof kind>>((resolve, reject) => {
        listener = (said) => {
          if (said.said === kind) resolve(said as Said<typeof kind>);
          else if (said.said === 'failed') reject(startError(said.reason));
        };
      });
      answered.catch(() => {});
      send(message);
      const timeout = AbortSignal.timeout(withinMs);
      const late = new Promise<never>((_, reject) => {
        timeout.addEventListener('abort', () => reject(startError(`no answer within ${withinMs / 1000} s`)));
      });
      return Promise.race([answered, late, closed.then(silent)]);
    },
    async session(
      { output, bridges = [], ...session },
      { milliseconds, writes, writeBytes },
      signal,
      remove,
    ) {
      let stopped: SessionEnd['stopped'] = null;
      const stop = (why: 'timeout' | 'aborted' | 'disk') => {
        stopped ??= why;
        // The entry ends with its input, and the container with it, before an engine has even been started to remove it.
        child.stdin.end();
        void remove();
      };
      const timer = setTimeout(() => stop('timeout'), milliseconds);
      using disk = watchDisk(writes, writeBytes);
      void disk.exceeded.then(() => stop('disk'));
      const abort = (): void => stop('aborted');
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort, { once: true });
      try {
        const sessionEnd = new Promise<SessionEnd>((resolve) => {
          listener = (said) => {
            if (said.said === 'output') output(said.line, said.stream);
            else if (said.said === 'ended') resolve({ code: said.code, stopped: null });
            else if (said.said === 'failed') resolve(lost(String(said.reason)));
          };
        });
        if (!ended) send({ say: 'session', ...session, bridges });
        const result = await Promise.race([sessionEnd, closed.then(async () => lost(await lastWords()))]);
        return stopped ? { code: null, stopped } : result;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      }
    },
  };
}

function parseLine(line: string): FromEntry | null {
  try {
    const message = JSON.parse(line) as FromEntry;
    return typeof message === 'object' && message !== null && 'said' in message ? message : null;
  } catch {
    return null; // the engine's own noise
  }
}

const startError = (reason: string): HarnessError =>
  new HarnessError(
    'cell.start',
    `the container's entry program failed: ${reason}`,
    '`harness doctor` checks the engine and this host',
  );
