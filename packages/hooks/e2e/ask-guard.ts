// Speaks to a guard's socket as the hook client does, without starting a process.
import { createConnection } from 'node:net';
import type { AnnouncedCall } from '@agent-harness/contracts';

export interface HookAnswer {
  exit: number;
  body: string;
}

/** Sends raw bytes. @returns what came back until the stream ended; null when the guard hung up without an answer */
export function sendBytes(socket: string, bytes: string | Buffer): Promise<HookAnswer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const connection = createConnection(socket);
    connection.on('error', () => resolve(null));
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('close', () => resolve(readAnswer(Buffer.concat(chunks).toString())));
    connection.end(bytes);
  });
}

export function sendEvent(socket: string, event: object): Promise<HookAnswer | null> {
  const body = Buffer.from(JSON.stringify(event));
  return sendBytes(socket, Buffer.concat([Buffer.from(`harness-hook/1 ${body.length}\n`), body]));
}

export function askEvent(command: string): object {
  return {
    session_id: 's1',
    transcript_path: '/dev/null',
    cwd: '/workspace',
    permission_mode: 'default',
    hook_event_name: 'PermissionRequest',
    tool_name: 'Bash',
    tool_input: inputOf(command),
  };
}

/** The same call as the model door announces it. */
export function announcedCall(id: string, command: string): AnnouncedCall {
  return { id, tool: 'Bash', input: inputOf(command) };
}

const inputOf = (command: string): Record<string, unknown> => ({ command, description: 'test' });

/** What Claude Code would make of the answer: the tool runs only if this says allow. */
export function behaviorOf(answer: HookAnswer | null): 'allow' | 'deny' | 'silent' {
  if (answer?.exit !== 0) return 'silent';
  const { hookSpecificOutput: said } = JSON.parse(answer.body) as {
    hookSpecificOutput?: { decision?: { behavior?: 'allow' | 'deny' } };
  };
  return said?.decision?.behavior ?? 'silent';
}

function readAnswer(text: string): HookAnswer | null {
  const match = /^harness-hook\/1 ([02]) \d+\n(.*)$/s.exec(text);
  return match ? { exit: Number(match[1]), body: match[2] ?? '' } : null;
}
