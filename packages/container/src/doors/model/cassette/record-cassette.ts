// Records what passes an upstream, and writes it as a cassette once nothing private is left in it.
import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { type Cassette, type Exchange, HarnessError, parse } from '@agent-harness/contracts';
import type { Upstream, UpstreamReply, UpstreamRequest } from '../upstreams/upstream.ts';
import { matchKey } from './match-key.ts';
import type { Places } from './normalise.ts';
import { REDACTOR } from './private-values.ts';
import { type Redact, redactor, suspiciousWords } from './redact.ts';
import { redactBody, redactEvents, textsOf } from './redact-reply.ts';

export interface RecordingOptions {
  /** Version of Claude Code. */
  cli: string;
  /** Digest of the skill's folder. */
  skill: string;
  places?: Places;
  /** Key of the pseudonyms: keep it to compare cassettes, or leave it out for one of its own. */
  key?: Uint8Array;
  now?: () => Date;
}

export interface Recording {
  /** Answers as the upstream does. */
  upstream: Upstream;
  /**
   * Replies that did not end, and errors, are left out: asking again is no part of the session.
   * @returns how many exchanges were written
   * @throws HarnessError `model.cassette` when there is none, or when one still looks like a secret
   */
  save(file: string): Promise<number>;
}

interface Slot {
  model: string;
  exchange: Exchange | null;
}

export function recordCassette(upstream: Upstream, options: RecordingOptions): Recording {
  const redact = redactor(options.key ?? randomBytes(32));
  const slots: Slot[] = [];
  return {
    upstream: {
      ...upstream,
      async send(request, signal) {
        const slot: Slot = {
          model: String((JSON.parse(request.body) as { model?: unknown }).model),
          exchange: null,
        };
        slots.push(slot);
        const reply = await upstream.send(request, signal);
        const keep = (chunks: Uint8Array[]): void => {
          slot.exchange = exchangeOf(request, reply, chunks, redact, options.places ?? {});
        };
        return reply.status === 200 ? { ...reply, body: tee(reply.body, keep) } : reply;
      },
    },
    async save(file) {
      const kept = slots.filter((slot) => slot.exchange !== null);
      const cassette: Cassette = {
        contract: 'cassette/1',
        header: {
          cli: options.cli,
          model: kept[0]?.model ?? '',
          skill: options.skill as Cassette['header']['skill'],
          recordedAt: (options.now?.() ?? new Date()).toISOString(),
          redactor: REDACTOR,
          upstream: upstream.name,
          offline: upstream.offline,
        },
        exchanges: kept.flatMap(({ exchange }) => exchange ?? []),
      };
      requireClean(cassette, file);
      parse('cassette', cassette, file);
      await writeFile(`${file}.part`, `${JSON.stringify(cassette, null, 1)}\n`, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return kept.length;
    },
  };
}

async function* tee(
  body: AsyncIterable<Uint8Array>,
  ended: (chunks: Uint8Array[]) => void,
): AsyncIterable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    chunks.push(chunk);
    yield chunk;
  }
  ended(chunks);
}

function exchangeOf(
  { path, body }: UpstreamRequest,
  reply: UpstreamReply,
  chunks: readonly Uint8Array[],
  redact: Redact,
  places: Places,
): Exchange {
  const type = reply.headers['content-type'] ?? 'application/json';
  const text = Buffer.concat(chunks).toString('utf8');
  const { key, prompt, tools } = matchKey(path, body, places);
  return {
    key, // normalised: every class that the redactor knows is gone
    prompt,
    tools,
    reply: {
      status: reply.status,
      type,
      chunks: type.includes('event-stream')
        ? redactEvents(eventsOf(text), redact)
        : [redactBody(text, redact)],
    },
  };
}

/** Raw events, each with the blank line that ends it. */
const eventsOf = (text: string): string[] => text.match(/[\s\S]+?(?:\r\n\r\n|\n\n|\r\r|$)/g) ?? [];

const shownTurn = ({ last }: Exchange['key']): string[] => [
  ...(last?.calls ?? []).map(({ input }) => input),
  ...(last?.results ?? []).map(({ excerpt }) => excerpt),
];

function requireClean({ exchanges }: Cassette, file: string): void {
  if (exchanges.length === 0)
    throw new HarnessError(
      'model.cassette',
      `${file}: no model was asked, so there is nothing to record`,
      'record a run that asks one',
    );
  const places = exchanges.flatMap(({ key, reply }, at) => {
    const texts = [...textsOf(reply.chunks), ...shownTurn(key), key.lineage];
    return texts.some((text) => suspiciousWords(text).length > 0) ? [`exchange ${at}`] : [];
  });
  if (places.length > 0)
    throw new HarnessError(
      'model.cassette',
      `${file} is not written: ${places.slice(0, 5).join(', ')} holds what looks like a secret`,
      'take it out of the repository that the run reads, or add a rule for it to the redactor',
    );
}
