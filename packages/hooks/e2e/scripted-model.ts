// A Messages API on a unix socket that says what the test wants the model to say, and keeps what it was sent.
import { rm } from 'node:fs/promises';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AnnouncedCall, CallResult, JudgeResults } from '@agent-harness/contracts';

export interface ScriptedCall {
  name: string;
  input: Record<string, unknown>;
}

export interface ScriptedModel extends AsyncDisposable {
  /** Request bodies as a model would read them, as JSON text. */
  readonly requests: string[];
  /** What the model was told about each call: text by call id. */
  results(): Record<string, string>;
}

/**
 * @param turns the calls of each turn; after the last one the model says that it is done
 * @param announce told of each call before the reply that carries it is sent, as the model door does
 * @param judge asked about each result before the model reads it, as the model door does
 */
export async function scriptModel(
  socket: string,
  turns: readonly (readonly ScriptedCall[])[],
  announce: (call: AnnouncedCall) => Promise<void>,
  judge: JudgeResults,
): Promise<ScriptedModel> {
  const settle = settleBy(judge);
  await rm(socket, { force: true });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void answer(Buffer.concat(chunks).toString(), request.url ?? '', response));
  });

  async function answer(body: string, url: string, response: ServerResponse): Promise<void> {
    if (!url.startsWith('/v1/messages') || url.includes('count_tokens') || body === '') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"input_tokens":1}');
      return;
    }
    const settled = await settle(body).catch((cause: unknown) => ({ stop: String(cause) }));
    if ('stop' in settled) {
      const error = { type: 'error', error: { type: 'permission_error', message: settled.stop } };
      response.writeHead(403, { 'x-should-retry': 'false' }).end(JSON.stringify(error));
      return;
    }
    requests.push(settled.body);
    const turn = requests.length;
    const calls = (turns[turn - 1] ?? []).map((call, at) => ({ ...call, id: `toolu_${turn}_${at}` }));
    for (const { id, name, input } of calls) await announce({ id, tool: name, input });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    reply(response, turn, calls);
  }

  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    requests,
    results: () => readResults(requests.at(-1) ?? '{"messages":[]}'),
    [Symbol.asyncDispose]: () => close(server),
  };
}

type Block = Record<string, unknown>;

/** In short what the door of packages/container does. */
function settleBy(judge: JudgeResults): (body: string) => Promise<{ body: string } | { stop: string }> {
  const settled = new Map<string, readonly string[]>();
  return async (body) => {
    const request = JSON.parse(body) as { messages: { content: unknown }[] };
    const blocks = request.messages
      .flatMap(({ content }) => (Array.isArray(content) ? (content as Block[]) : []))
      .filter(({ type }) => type === 'tool_result');
    const unseen = blocks.map(resultIn).filter((result) => !settled.has(JSON.stringify(result)));
    const verdicts = unseen.length > 0 ? await judge(unseen) : [];
    for (const [at, result] of unseen.entries()) {
      const verdict = verdicts[at];
      if (verdict?.kind === 'stop') return { stop: verdict.reason };
      settled.set(JSON.stringify(result), verdict?.kind === 'replace' ? verdict.texts : result.texts);
    }
    for (const block of blocks) {
      const texts = settled.get(JSON.stringify(resultIn(block))) ?? [];
      if (typeof block['content'] === 'string') block['content'] = texts[0];
      else for (const [at, inner] of textBlocks(block['content']).entries()) inner['text'] = texts[at];
    }
    return { body: JSON.stringify(request) };
  };
}

function resultIn({ tool_use_id: id, is_error: isError, content }: Block): CallResult {
  const texts = typeof content === 'string' ? [content] : textBlocks(content).map(({ text }) => String(text));
  return { id: String(id), isError: isError === true, texts };
}

const textBlocks = (content: unknown): Block[] =>
  Array.isArray(content) ? (content as Block[]).filter(({ type }) => type === 'text') : [];

function reply(
  response: ServerResponse,
  turn: number,
  calls: readonly (ScriptedCall & { id: string })[],
): void {
  const send = (type: string, fields: object): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
  };
  const block = (index: number, content_block: object, delta: object): void => {
    send('content_block_start', { index, content_block });
    send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  };
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = {
    id: `msg_${turn}`,
    type: 'message',
    role: 'assistant',
    model: 'scripted',
    content: [],
    usage,
  };
  send('message_start', { message: { ...message, stop_reason: null, stop_sequence: null } });
  for (const [at, { id, name, input }] of calls.entries())
    block(
      at,
      { type: 'tool_use', id, name, input: {} },
      { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    );
  if (calls.length === 0) block(0, { type: 'text', text: '' }, { type: 'text_delta', text: 'done' });
  send('message_delta', { delta: { stop_reason: calls.length > 0 ? 'tool_use' : 'end_turn' }, usage });
  send('message_stop', {});
  response.end();
}

function readResults(request: string): Record<string, string> {
  const { messages } = JSON.parse(request) as { messages: { content: unknown }[] };
  const blocks = messages.flatMap(({ content }) => (Array.isArray(content) ? (content as unknown[]) : []));
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const { type, tool_use_id: id, content } = block as Record<string, unknown>;
      return type === 'tool_result'
        ? [[String(id), typeof content === 'string' ? content : JSON.stringify(content)]]
        : [];
    }),
  );
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
