// A model for benches: asks for the same Read again and again, and notes when each request arrives.
import { createServer } from 'node:http';

/**
 * @param announced told of each call before it is sent
 * @param judged asked about each new result when a request arrives, as the model door does
 * @returns of each call but the first, in milliseconds: `times` from its answer until the next request arrived, `judged`
 *   from then until that request could go on
 */
export async function scriptedModel({
  socket,
  calls,
  input,
  announced = async () => {},
  judged = async () => {},
}) {
  const times = [];
  const judgedTimes = [];
  const seen = new Set();
  let last = 0;
  let turn = 0;
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      if (request.method !== 'POST') return response.end();
      const arrived = performance.now();
      const results = resultsIn(Buffer.concat(chunks)).filter(({ id }) => !seen.has(id));
      for (const { id } of results) seen.add(id);
      if (results.length > 0) await judged(results);
      if (turn > 1) {
        times.push(arrived - last);
        judgedTimes.push(performance.now() - arrived);
      }
      turn += 1;
      const id = turn <= calls ? `toolu_${turn}_${Math.round(performance.now())}` : null;
      if (id) await announced({ id, tool: 'Read', input });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const [type, data] of reply(id, input))
        response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
      last = performance.now();
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(socket, resolve));
  return {
    times,
    judged: judgedTimes,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** For every configuration, so that reading costs each the same. */
function resultsIn(body) {
  return JSON.parse(body.toString())
    .messages.flatMap(({ content }) => (Array.isArray(content) ? content : []))
    .filter(({ type }) => type === 'tool_result')
    .map(({ tool_use_id: id, is_error, content }) => ({
      id,
      isError: is_error === true,
      texts: typeof content === 'string' ? [content] : content.map(({ text }) => text),
    }));
}

function reply(id, input) {
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'bench', content: [] };
  return [
    ['message_start', { message: { ...message, stop_reason: null, stop_sequence: null, usage } }],
    [
      'content_block_start',
      {
        index: 0,
        content_block: id ? { type: 'tool_use', id, name: 'Read', input: {} } : { type: 'text', text: '' },
      },
    ],
    [
      'content_block_delta',
      {
        index: 0,
        delta: id
          ? { type: 'input_json_delta', partial_json: JSON.stringify(input) }
          : { type: 'text_delta', text: 'done' },
      },
    ],
    ['content_block_stop', { index: 0 }],
    ['message_delta', { delta: { stop_reason: id ? 'tool_use' : 'end_turn' }, usage: { output_tokens: 1 } }],
    ['message_stop', {}],
  ];
}
