// MCP over a child process's stdio: its own environment, its own process group, a bound on what it may say.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { boundedLines } from '../../cell/bounded-lines.ts';

export interface ServerProcess {
  command: string;
  arguments: readonly string[];
  /** The whole environment. */
  environment: Record<string, string>;
  cwd: string;
  /** Longest message in bytes; a longer one ends the server. */
  maxMessage: number;
}

/** To end by itself once its input is closed. Milliseconds. */
const GRACE_MS = 1000;
const KEPT_LINES = 20;

/**
 * The SDK's own stdio transport passes the harness's HOME, USER and PATH on, and ends the launcher but not what the
 * launcher started (`@azure/mcp` runs a native child).
 */
export class ProcessTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  /** The last lines of its standard error. */
  readonly words: string[] = [];
  readonly #server: ServerProcess;
  readonly #buffer: ReadBuffer;
  #child: ChildProcessWithoutNullStreams | null = null;

  constructor(server: ServerProcess) {
    this.#server = server;
    this.#buffer = new ReadBuffer({ maxBufferSize: server.maxMessage });
  }

  async start(): Promise<void> {
    const { command, arguments: args, environment, cwd } = this.#server;
    // A group of its own, so that what it starts ends with it.
    const child = spawn(command, args, {
      env: environment,
      cwd,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdin.on('error', (error) => this.onerror?.(error));
    boundedLines(
      child.stderr,
      (line) => void (this.words.push(line.slice(0, 500)) > KEPT_LINES && this.words.shift()),
      10_000,
    );
    child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    child.once('close', () => this.onclose?.());
    await once(child, 'spawn');
    child.on('error', (error) => this.onerror?.(error));
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || !child.stdin.writable)
      throw new Error('the server has ended');
    if (!child.stdin.write(serializeMessage(message)))
      await Promise.race([once(child.stdin, 'drain'), once(child, 'close')]);
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.pid === undefined) return;
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref())]);
    }
    // INVARIANT: whatever it started goes too, whether it ended by itself or not.
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group is empty
    }
  }

  #read(chunk: Buffer): void {
    try {
      this.#buffer.append(chunk);
    } catch (error) {
      this.onerror?.(error as Error);
      void this.close();
      return;
    }
    for (;;) {
      try {
        const message = this.#buffer.readMessage();
        if (message === null) return;
        this.onmessage?.(message);
      } catch (error) {
        this.onerror?.(error as Error); // one line that is no message; the next may be
      }
    }
  }
}
