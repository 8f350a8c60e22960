// For tests: an open model door over a scripted model, and requests as a container sends them.
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnnouncedCall, AuditEntry } from '@agent-harness/contracts';
import { afterEach, beforeEach } from 'vitest';
import { type ModelDoor, type ModelDoorOptions, openModelDoor } from './model-door.ts';
import { eventText } from './relay/event-text.ts';
import { offlineUpstream } from './upstreams/offline-upstream.ts';
import type { Upstream } from './upstreams/upstream.ts';

export interface ModelDoors {
  /** Of the running test, as all below. */
  socket: () => string;
  audit: AuditEntry[];
  announced: AnnouncedCall[];
  open: (more?: Partial<ModelDoorOptions>) => Promise<void>;
  door: () => ModelDoor | undefined;
  ask: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; text: string }>;
}

export function modelDoors(): ModelDoors {
  let folder: string;
  let door: ModelDoor | undefined;
  const audit: AuditEntry[] = [];
  const announced: AnnouncedCall[] = [];
  const socket = () => join(folder, 'model.sock');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'door-'));
    audit.length = 0;
    announced.length = 0;
  });
  afterEach(async () => {
    await door?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  return {
    socket,
    audit,
    announced,
    door: () => door,
    async open(more = {}) {
      door = await openModelDoor({
        socket: socket(),
        upstream: offlineUpstream((outcomes) =>
          outcomes.length === 0
            ? [{ type: 'tool_use', name: 'Bash', input: { command: 'ls' } }]
            : [{ type: 'text', text: `saw ${outcomes[0]?.text}` }],
        ),
        stage: 'write',
        record: async (entry) => void audit.push(entry),
        announce: async (call) => void announced.push(call),
        results: async (results) => results.map(() => ({ kind: 'pass' })),
        hooksProven: async () => true,
        ...more,
      });
    },
    ask: (method, path, body = '', headers = {}) =>
      new Promise((resolve, reject) => {
        const sent = request({ socketPath: socket(), method, path, headers }, (response) => {
          let text = '';
          response
            .on('data', (chunk) => (text += chunk))
            .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        sent.once('error', reject).end(typeof body === 'string' ? body : JSON.stringify(body));
      }),
  };
}

/** A request for a turn of a model that is scripted. */
export const turn = {
  model: 'm',
  max_tokens: 9,
  stream: true,
  tools: [{ name: 'Bash' }],
  messages: [{ role: 'user', content: 'go' }],
};
/** For one of a model that has a price. */
export const opus = { ...turn, model: 'claude-opus-5-5' };

export async function* bytes(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** A whole reply that used so many tokens. */
export const reply = (input: number, output: number): string =>
  eventText('message_start', {
    message: { model: 'claude-opus-5-5', usage: { input_tokens: input, output_tokens: 1 } },
  }) +
  eventText('message_delta', { delta: {}, usage: { output_tokens: output } }) +
  eventText('message_stop', {});

/** Answers with what it is given; `sent` counts. */
export function upstreamOf(body: () => AsyncIterable<Uint8Array>): Upstream & { sent: number } {
  return {
    name: 'stub',
    offline: false,
    priceFactor: 1,
    sent: 0,
    async send() {
      this.sent += 1;
      return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: body() };
    },
  };
}
