// The Azure MCP server's part, played: speaks MCP over standard input and output, and answers from a scenario's tables.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describeError } from '@agent-harness/contracts';
import { objectOf } from '../../text/plain-data.ts';
import { answerTool } from './answer-tool.ts';
import { scenario, scenarioNames } from './scenarios.ts';

const [name = ''] = process.argv.slice(2);
if (!scenarioNames().includes(name)) {
  process.stderr.write(`use: azure.stand-in.mjs <${scenarioNames().join('|')}>\n`);
  process.exit(3);
}
/** What it says of itself and its tools is what was pinned: the door compares it as it compares the real one's. */
const pinned = JSON.parse(readFileSync(new URL('azure.pins.json', import.meta.url), 'utf8')) as {
  identity: { name: string; version: string };
  tools: Record<string, unknown>[];
};
const tools = pinned.tools.map(({ digest: _digest, ...tool }) => tool);
const answer = answerTool(scenario(name).data);

async function reply(method: string, params: Record<string, unknown>): Promise<object> {
  switch (method) {
    case 'initialize':
      return {
        protocolVersion: params['protocolVersion'],
        capabilities: { tools: {} },
        serverInfo: pinned.identity,
      };
    case 'ping':
      return {};
    case 'tools/list':
      return { tools };
    case 'tools/call':
      return call(String(params['name']), objectOf(params['arguments']));
    default:
      throw new Error(`the stand-in does not know ${method}`);
  }
}

/** A query that it cannot answer is an error that says so, never rows. */
async function call(tool: string, given: Readonly<Record<string, unknown>>): Promise<object> {
  try {
    const { text, isError } = await answer(tool, given);
    return { content: [{ type: 'text', text }], isError };
  } catch (error) {
    return { content: [{ type: 'text', text: describeError(error) }], isError: true };
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line) as { id?: unknown; method: string; params?: unknown };
  // A notification.
  if (id === undefined) return;
  const say = (message: object): boolean =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...message })}\n`);
  reply(method, { ...objectOf(params) }).then(
    (result) => say({ result }),
    (error: unknown) => say({ error: { code: -32601, message: describeError(error) } }),
  );
});
