// What a reply says about itself as it passes: the calls in it, its model, what it used.
import type { AnnouncedCall } from '@agent-harness/contracts';
import { type PlainEvents, startsWith } from './event-lines.ts';
import { NO_USAGE, type Usage, readUsage } from '../spend/usage.ts';

export interface ReplyFacts {
  /** As the reply names it. */
  model: string | null;
  usage: Usage;
  /** True when the provider said nothing, or not the last word, about what was used. */
  estimated: boolean;
  /** Type of the error that the reply ends with. */
  error: string | null;
}

export interface ReplyReader {
  /** Reads one event's data. @returns the calls that are whole with it */
  event(data: readonly Uint8Array[]): AnnouncedCall[];
  /** Reads a reply that is one JSON message. */
  message(body: Uint8Array): AnnouncedCall[];
  /** Deltas, which need not be read. */
  readonly plain: PlainEvents;
  facts(): ReplyFacts;
}

/** Most of a stream is deltas of text. They hold neither calls nor usage, so they are counted, not parsed. */
const DELTA = Buffer.from('{"type":"content_block_delta"');
const EVENT = Buffer.concat([Buffer.from('event: content_block_delta\ndata: '), DELTA]);
/** Deltas of a call's input. */
const INPUT = Buffer.from('input_json_delta');
/** Bytes before the data of such an event. */
const BEFORE = EVENT.length - DELTA.length;
/** Bytes around the text in a delta's data, about. */
const ENVELOPE = 80;
/** Bytes of text in one token, about: the count of a reply that was cut before its own. */
const BYTES_PER_TOKEN = 4;

/** @param sent bytes of the request, for a provider that does not count */
export function openReplyReader(sent: number): ReplyReader {
  let model: string | null = null;
  let usage = NO_USAGE;
  let counted = false;
  let finished = false;
  let error: string | null = null;
  let deltas = 0;
  let bytes = 0;
  /** Calls that have begun, by the index of their block. */
  const begun = new Map<unknown, { call: AnnouncedCall; json: string }>();

  /** A call is whole when its block stops; Claude Code runs none before. */
  function callsOf(value: Record<string, unknown>): AnnouncedCall[] {
    const { type, index } = value;
    if (type === 'content_block_start') {
      const call = callIn(value['content_block'])[0];
      if (call) begun.set(index, { call, json: '' });
    }
    const block = begun.get(index);
    if (!block) return [];
    const { partial_json: part } = record(value['delta']) ?? {};
    if (typeof part === 'string') block.json += part;
    if (type !== 'content_block_stop') return [];
    begun.delete(index);
    return [block.json === '' ? block.call : { ...block.call, input: parse(block.json) }];
  }

  function read(json: string): AnnouncedCall[] {
    const value = parse(json);
    if (value === null) return [];
    const message = record(value['message']) ?? value;
    if (typeof message['model'] === 'string') model = message['model'];
    for (const used of [message['usage'], value['usage']])
      if (used !== undefined && used !== null) {
        usage = readUsage(used, usage);
        counted = true;
      }
    if (value['type'] === 'message_delta' || value['type'] === 'message') finished = true;
    // A count of tokens is a reply without usage: nothing was used.
    if (typeof value['input_tokens'] === 'number') finished = counted = true;
    if (value['type'] === 'error') error = String(record(value['error'])?.['type'] ?? 'error');
    return [...callsOf(value), ...callsIn(message['content'])];
  }

  function delta(length: number): void {
    deltas += 1;
    bytes += length;
  }

  return {
    plain: { begin: EVENT, unless: INPUT, passed: (length) => delta(length - BEFORE) },
    event(data) {
      const [line] = data;
      if (line !== undefined && startsWith(line, DELTA)) {
        delta(line.length);
        if (!Buffer.from(line.buffer, line.byteOffset, line.byteLength).includes(INPUT)) return [];
      }
      return read(data.map((one) => Buffer.from(one).toString('utf8')).join('\n'));
    },
    message: (body) => read(Buffer.from(body).toString('utf8')),
    facts() {
      if (finished && counted) return { model, usage, estimated: false, error };
      const written = Math.max(deltas, Math.ceil((bytes - deltas * ENVELOPE) / BYTES_PER_TOKEN));
      const estimate = {
        ...usage,
        input: counted ? usage.input : Math.ceil(sent / BYTES_PER_TOKEN),
        output: Math.max(usage.output, written),
      };
      return { model, usage: estimate, estimated: true, error };
    },
  };
}

const record = (value: unknown): Record<string, unknown> | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

const callsIn = (content: unknown): AnnouncedCall[] =>
  Array.isArray(content) ? content.flatMap(callIn) : [];

function callIn(block: unknown): AnnouncedCall[] {
  const { type, id, name, input } = record(block) ?? {};
  return type === 'tool_use' && typeof id === 'string' && typeof name === 'string'
    ? [{ id, tool: name, input: record(input) }]
    : [];
}

function parse(json: string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(json));
  } catch {
    return null; // not JSON: Claude Code cannot read a call in it either
  }
}
