// Runs one command to its end or its limits, and leaves no process of its group behind.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface Ran {
  /** `not-started`: the program is not there or may not be executed; `tail` says which. */
  end: 'exit' | 'time' | 'output' | 'not-started';
  /** Exit code, 128 and more for a signal. */
  code: number;
  /** The last of what it printed, both streams as they came. */
  tail: string;
}

export interface Limits {
  seconds: number;
  /** Of both streams together. */
  mostBytes: number;
}

const TAIL_BYTES = 1 << 16;
/** A daemon may hold the pipes when the command itself is gone. */
const DRAIN_MS = 300;

export function runCommand(
  [program = '', ...args]: readonly string[],
  cwd: string,
  environment: Record<string, string>,
  { seconds, mostBytes }: Limits,
): Promise<Ran> {
  return new Promise((resolve) => {
    // Detached: it leads a process group, which can be killed as one.
    const child = spawn(program, args, {
      cwd,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let end: Ran['end'] = 'exit';
    let bytes = 0;
    let tail = Buffer.alloc(0);
    const stop = (why: Ran['end']) => {
      if (end === 'exit') end = why;
      killGroup(child.pid);
    };
    const timer = setTimeout(() => stop('time'), seconds * 1000);
    const keep = (chunk: Buffer) => {
      bytes += chunk.length;
      tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
      if (bytes > mostBytes) stop('output');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const finish = (code: number) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ end, code, tail: tail.toString('utf8') });
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      end = 'not-started';
      tail = Buffer.from(error.code ?? error.message);
      finish(0);
    });
    child.once('exit', (code, signal) => {
      const ended = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      killGroup(child.pid);
      const drained = setTimeout(() => finish(ended), DRAIN_MS);
      child.once('close', () => {
        clearTimeout(drained);
        finish(ended);
      });
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
