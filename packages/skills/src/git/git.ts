// Runs git on one repository, as text for short answers and as a stream for long ones.
import { spawn } from 'node:child_process';
import { gitEnvironment } from './environment.ts';

export interface GitAnswer {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Git {
  readonly repository: string;
  /** Runs to the end. For answers that are small by construction. */
  run(...args: string[]): Promise<GitAnswer>;
  /** Standard output of a successful run. @throws Error with git's own words */
  text(...args: string[]): Promise<string>;
  /** Standard output as it comes; rejects at the end when git failed. */
  stream(args: readonly string[], stdin?: AsyncIterable<string>): AsyncIterable<Buffer>;
}

export function openGit(repository: string): Git {
  const start = (args: readonly string[]) =>
    spawn('git', ['-C', repository, ...args], {
      env: gitEnvironment(process.env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });

  async function* stream(args: readonly string[], stdin?: AsyncIterable<string>): AsyncIterable<Buffer> {
    const child = start(args);
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
    // Observed below; without this an early return would leave a rejection unhandled.
    ended.catch(() => undefined);
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdin.on('error', () => undefined);
    void feed(child.stdin, stdin);
    let finished = false;
    try {
      for await (const chunk of child.stdout as AsyncIterable<Buffer>) yield chunk;
      finished = true;
    } finally {
      if (!finished) child.kill();
    }
    const code = await ended;
    if (code !== 0) throw new Error(gitFailure(args, code, Buffer.concat(errors).toString('utf8')));
  }

  async function run(...args: string[]): Promise<GitAnswer> {
    const child = start(args);
    child.stdin.end();
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (value) => resolve(value ?? 1));
    });
    return {
      code,
      stdout: Buffer.concat(stdout).toString('utf8'),
      stderr: Buffer.concat(stderr).toString('utf8'),
    };
  }

  async function text(...args: string[]): Promise<string> {
    const answer = await run(...args);
    if (answer.code !== 0) throw new Error(gitFailure(args, answer.code, answer.stderr));
    return answer.stdout;
  }

  return { repository, run, text, stream };
}

async function feed(stdin: NodeJS.WritableStream, lines?: AsyncIterable<string>): Promise<void> {
  if (lines) {
    for await (const line of lines) {
      if (!stdin.write(line)) await new Promise((resolve) => stdin.once('drain', resolve));
    }
  }
  stdin.end();
}

function gitFailure(args: readonly string[], code: number, stderr: string): string {
  return `git ${args[0] ?? ''} ended with ${code}: ${stderr
    .split('\n')
    .filter((line) => !line.startsWith('hint:'))
    .slice(0, 3)
    .join(' ')
    .trim()}`;
}
