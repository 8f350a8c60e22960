// The container's first program: observes the confinement, plants hook events, then runs one session.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { boundedLines } from '../cell/bounded-lines.ts';
import { observe } from '../attest/observe.ts';
import { openBridge } from './bridge.ts';
import type { FromEntry, HookAnswer, ToEntry } from './protocol.ts';

// Node opens its debugger on this signal unless someone listens; in a container the agent may send it.
process.on('SIGUSR1', () => {});

const say = (message: FromEntry): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);

function hook(client: string, socket: string, event: object): HookAnswer {
  const ran = spawnSync(client, [socket], {
    input: JSON.stringify(event),
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { exit: ran.status, stdout: ran.stdout ?? '', stderr: ran.error ? ran.error.message : ran.stderr };
}

async function session({
  argv,
  environment,
  input,
  bridges,
}: Extract<ToEntry, { say: 'session' }>): Promise<void> {
  await Promise.all(bridges.map(openBridge));
  const [command = '', ...args] = argv;
  const child = spawn(command, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {}); // the session may end without reading its input
  child.stdin.end(input);
  for (const stream of ['stdout', 'stderr'] as const)
    boundedLines(child[stream], (line) => say({ said: 'output', stream, line }));
  await new Promise<void>((resolve) => {
    child.once('error', (error) => {
      say({ said: 'failed', reason: error.message });
      resolve();
    });
    child.once('close', (code, signal) => {
      say({ said: 'ended', code, signal });
      resolve();
    });
  });
}

async function answer(message: ToEntry): Promise<void> {
  switch (message.say) {
    case 'observe':
      say({ said: 'observed', observation: await observe(message.mounts, message.writable) });
      return;
    case 'hook':
      say({
        said: 'hooked',
        answers: message.events.map((event) => hook(message.client, message.socket, event)),
      });
      return;
    case 'session':
      await session(message);
      process.exit(0);
  }
}

// The harness holds the other end for as long as it lives. The container ends with its first process.
process.stdin.once('end', () => process.exit(1));

for await (const line of createInterface({ input: process.stdin })) {
  try {
    await answer(JSON.parse(line) as ToEntry);
  } catch (error) {
    say({ said: 'failed', reason: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  }
}
