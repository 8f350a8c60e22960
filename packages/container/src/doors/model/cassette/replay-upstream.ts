// Answers from a cassette. What it does not hold is an error: nothing is ever forwarded.
import { type Cassette, type Exchange, HarnessError, parseFile } from '@agent-harness/contracts';
import { bodyOf } from '../upstreams/reply-body.ts';
import type { Upstream } from '../upstreams/upstream.ts';
import { keyDigest, matchKey } from './match-key.ts';
import { explainMiss } from './nearest-exchange.ts';
import type { Places } from './normalise.ts';

export interface Replay extends Upstream {
  readonly header: Cassette['header'];
  /** Exchanges that were not asked for so far. */
  left(): number;
}

/** @throws ContractError when the file is no cassette */
export async function loadReplay(file: string, places: Places = {}): Promise<Replay> {
  return replayUpstream(await parseFile('cassette', file), places);
}

/** Each exchange answers once; equal requests are answered in the order of the recording. */
export function replayUpstream(cassette: Cassette, places: Places = {}): Replay {
  const waiting = new Map<string, Exchange[]>();
  for (const exchange of cassette.exchanges) {
    const digest = keyDigest(exchange.key);
    waiting.set(digest, [...(waiting.get(digest) ?? []), exchange]);
  }
  return {
    name: 'replay',
    offline: cassette.header.offline,
    priceFactor: 0,
    header: cassette.header,
    left: () => [...waiting.values()].reduce((sum, exchanges) => sum + exchanges.length, 0),
    async send({ path, body }) {
      const asked = matchKey(path, body, places);
      const exchange = waiting.get(keyDigest(asked.key))?.shift();
      if (exchange === undefined)
        throw new HarnessError(
          'model.replay',
          `the cassette holds no answer to this request\n${explainMiss(asked, cassette.exchanges)}`,
          'record it again with `harness run --record`, or find out why the session differs',
        );
      return {
        status: exchange.reply.status,
        headers: { 'content-type': exchange.reply.type },
        body: bodyOf(...exchange.reply.chunks),
        drift: (['prompt', 'tools'] as const).filter((part) => asked[part] !== exchange[part]),
      };
    },
  };
}
