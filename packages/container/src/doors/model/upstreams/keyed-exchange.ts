// Sends a request with its key, once more with a fresh one when the first is refused, and keeps the key out of the reply.
import type { Key } from '../keys/key.ts';
import type { Secret } from '../keys/secret.ts';
import { withholdKey, withholdWords } from '../keys/withhold-key.ts';
import type { Exchange, Wire, WireReply } from './exchange.ts';

export async function keyedExchange(
  exchange: Exchange,
  key: Key,
  wire: (secret: Secret) => Wire | Promise<Wire>,
  signal: AbortSignal,
): Promise<WireReply> {
  let reply = await exchange(await wire(await key.get()), signal);
  // AWS says 403 to an expired session, everyone else 401.
  if ((reply.status === 401 || reply.status === 403) && key.renew()) {
    for await (const _ of reply.body);
    reply = await exchange(await wire(await key.get()), signal);
  }
  const words = key.words();
  return {
    status: reply.status,
    headers: Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name, withholdWords(value, words)]),
    ),
    body: withholdKey(reply.body, words),
  };
}
