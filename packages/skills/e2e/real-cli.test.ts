// The real CLI, driven by the offline script through the Messages API: what it wrote verifies.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Finding, OfflineScript, ToolOutcome } from '@agent-harness/contracts';
import { expect, it } from 'vitest';
import { assembled, collected } from '../src/fixtures/documents.fixture.ts';
import { writeEvidence } from '../src/documentation/evidence/write-files.ts';
import type { TestRepository } from '../src/fixtures/repository.fixture.ts';
import { shopRepository } from '../src/fixtures/shop.fixture.ts';
import { workshopRepository } from '../src/fixtures/workshop.fixture.ts';
import { findSkill, loadOffline, loadVerifier } from '../src/index.ts';
import { collect as collectOnboarding } from '../src/onboarding/evidence/collect.ts';
import { writeEvidence as writeOnboarding } from '../src/onboarding/evidence/write-files.ts';

const CLI = createRequire(import.meta.url).resolve(
  `@anthropic-ai/claude-code-${process.platform}-${process.arch}/claude`,
);

type Call = { name: string; input: Record<string, unknown> };
interface Content {
  type: string;
  tool_use_id?: string;
  is_error?: boolean;
  content?: string | { text?: string }[];
}

/** Plays the model: outcomes out of the request, the script's reply into the stream. Paths of the container become local. */
function modelOf(script: OfflineScript, local: (path: string) => string) {
  const calls = new Map<string, Call>();
  return (request: { messages: { content: string | Content[] }[] }, response: ServerResponse) => {
    const results = request.messages
      .flatMap(({ content }) => (typeof content === 'string' ? [] : content))
      .filter((block) => block.type === 'tool_result');
    const outcomes = results.map((block): ToolOutcome => {
      const call = calls.get(block.tool_use_id ?? '')!;
      const text =
        typeof block.content === 'string'
          ? block.content
          : (block.content ?? []).map((part) => part.text ?? '').join('\n');
      return { id: block.tool_use_id ?? '', ...call, text, isError: block.is_error === true };
    });
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const usage = { input_tokens: 1, output_tokens: 1 };
    send('message_start', {
      message: {
        id: `msg_${outcomes.length}`,
        type: 'message',
        role: 'assistant',
        model: 'offline',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage,
      },
    });
    const blocks = script(outcomes);
    blocks.forEach((block, index) => {
      const id = `toolu_${calls.size}`;
      if (block.type === 'tool_use') {
        calls.set(id, { name: block.name, input: block.input });
        const input = Object.fromEntries(
          Object.entries(block.input).map(([key, value]) => [
            key,
            key === 'content' ? value : local(String(value)),
          ]),
        );
        send('content_block_start', {
          index,
          content_block: { type: 'tool_use', id, name: block.name, input: {} },
        });
        send('content_block_delta', {
          index,
          delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) },
        });
      } else {
        send('content_block_start', { index, content_block: { type: 'text', text: '' } });
        send('content_block_delta', { index, delta: { type: 'text_delta', text: block.text } });
      }
      send('content_block_stop', { index });
    });
    send('message_delta', {
      delta: { stop_reason: blocks.some((block) => block.type === 'tool_use') ? 'tool_use' : 'end_turn' },
      usage,
    });
    send('message_stop', {});
    response.end();
  };
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Runs the real CLI with the skill's offline script as its model; what it said, how it ended, where it wrote. */
async function draft(
  name: string,
  repository: TestRepository,
  collectInto: (folder: string) => Promise<unknown>,
): Promise<{ said: string; code: unknown; out: string }> {
  const folders = {
    evidence: repository.folder('evidence'),
    trial: repository.folder('trial'),
    out: repository.folder('out'),
    home: repository.folder('home'),
  };
  await collectInto(folders.evidence);
  const skill = await findSkill(name);
  const local = (text: string) =>
    text.replace(
      /(^|\s)\/(evidence|trial|out|workspace)(?=\/|\s|$)/g,
      (_all, space: string, folder: string) =>
        space + (folder === 'workspace' ? repository.path : join(folders.evidence, '..', folder)),
    );
  const answer = modelOf(await loadOffline(skill), local);
  const server = createServer(async (request, response) => {
    const text = await body(request);
    if (request.method === 'POST' && request.url?.startsWith('/v1/messages?'))
      answer(JSON.parse(text), response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"input_tokens":1}');
  });
  const socket = join(folders.home, 'model.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  mkdirSync(join(folders.home, 'cwd'));
  const child = spawn(CLI, ['-p', '--setting-sources', '', '--permission-mode', 'bypassPermissions'], {
    cwd: join(folders.home, 'cwd'),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      HOME: folders.home,
      IS_SANDBOX: '1',
      ANTHROPIC_API_KEY: 'none',
      ANTHROPIC_UNIX_SOCKET: socket,
      ANTHROPIC_BASE_URL: 'http://localhost',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    },
  });
  child.stdin.end('draft');
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  server.close();
  return { said: Buffer.concat(said).toString('utf8'), code, out: folders.out };
}

async function findingsOf(
  name: string,
  repository: TestRepository,
  stage: string,
  out: string,
): Promise<Finding[]> {
  const verify = await loadVerifier(await findSkill(name));
  return verify({ repository: repository.path, head: repository.head(), outputs: { [stage]: out } });
}

it('documentation drafts through real tool calls, and the draft verifies', async () => {
  using repository = shopRepository();
  const files = await collected(repository.path, 8);
  const { said, code, out } = await draft('documentation', repository, (folder) =>
    writeEvidence(folder, files),
  );
  expect(said).toMatch(/^Drafted offline from evidence, without a model: 4 decision records/);
  expect(code).toBe(0);
  const drafted = repository.folder('drafted');
  cpSync(out, drafted, { recursive: true });
  await assembled(repository, files, drafted);
  expect(await findingsOf('documentation', repository, 'assemble', out)).toEqual([]);
});

it('onboarding drafts through real tool calls, and the draft verifies', async () => {
  using repository = workshopRepository();
  const { said, code, out } = await draft('onboarding', repository, async (folder) =>
    writeOnboarding(folder, await collectOnboarding(repository.path)),
  );
  expect(said).toMatch(/^Drafted offline from evidence, without a model: 9 pages and their ledger/);
  expect(code).toBe(0);
  expect(await findingsOf('onboarding', repository, 'write', out)).toEqual([]);
});
