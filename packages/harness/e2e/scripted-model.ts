// A Messages API on loopback that answers by a script: what the model under test wants, and what it was shown.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { offlineUpstream } from '@agent-harness/container';
import type { OfflineScript, ReplyBlock, ToolOutcome } from '@agent-harness/contracts';

export interface ScriptedModel extends AsyncDisposable {
  url: string;
  /** Bodies of all requests, as text. */
  bodies: string[];
  /** `x-api-key` of each. */
  keys: string[];
  /** What came back for the calls, as the model last saw it. */
  outcomes(): readonly ToolOutcome[];
}

/** One turn: the blocks of the reply, or a function that may sabotage something first. */
export type Turn =
  ReplyBlock[] | ((outcomes: readonly ToolOutcome[]) => ReplyBlock[] | Promise<ReplyBlock[]>);

export const call = (name: string, input: Record<string, unknown>): ReplyBlock => ({
  type: 'tool_use',
  name,
  input,
});
export const bash = (command: string): ReplyBlock => call('Bash', { command });

/** @param turns one a number of outcomes seen; after the last the model says that it is done */
export async function scriptModel(turns: Turn[]): Promise<ScriptedModel> {
  const bodies: string[] = [];
  const keys: string[] = [];
  let seen: readonly ToolOutcome[] = [];
  let turn = 0;
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(body);
      keys.push(String(request.headers['x-api-key']));
      const script = await nextReply(body);
      const reply = await offlineUpstream(script).send(
        { method: 'POST', path: request.url ?? '', headers: {}, body },
        new AbortController().signal,
      );
      response.writeHead(reply.status, reply.headers);
      for await (const chunk of reply.body) response.write(chunk);
      response.end();
    })();
  });

  async function nextReply(body: string): Promise<OfflineScript> {
    let reply: ReplyBlock[] | Promise<ReplyBlock[]> = [];
    const probe = offlineUpstream((outcomes) => {
      seen = outcomes;
      const next = turns[turn];
      turn += 1;
      reply = typeof next === 'function' ? next(outcomes) : (next ?? [{ type: 'text', text: 'done' }]);
      return [];
    });
    await probe.send(
      { method: 'POST', path: '/v1/messages', headers: {}, body },
      new AbortController().signal,
    );
    const blocks = await reply;
    return () => blocks;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    keys,
    outcomes: () => seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
