// Measures what the model door adds: first byte, throughput, and 200 streams at once, against a direct connection.
// `npm run bench:model-door -w packages/container`, after a build. Host, door and client are three processes; direct
// and door take turns, so that what else this machine does hits both alike.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const event = (type, data) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const delta = (text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
const start = event('message_start', {
  message: { id: 'msg_1', model: 'claude-opus-5-5', usage: { input_tokens: 9, output_tokens: 1 } },
});
const end =
  event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } }) +
  event('message_stop', {});

/** A link of 1 Gbit/s, in bytes a millisecond. A model that writes 1,000 tokens a second needs a thousandth of it. */
const LINK = 125_000;
const LONG = 32_000_000;
const block = Buffer.from(delta('The quick brown fox jumps. ').repeat(400)); // about 47 kB

/** Writes a long reply, as fast as the link goes and the reader takes it. */
async function flow(response, perMs) {
  const began = performance.now();
  for (let sent = 0; sent < LONG; sent += block.length) {
    while (sent > (performance.now() - began) * perMs) await new Promise((resolve) => setTimeout(resolve, 1));
    if (!response.write(block)) await new Promise((resolve) => response.once('drain', resolve));
  }
}

/** A host that answers by the word in the request: a short reply, a long one at once, or a slow one in many steps. */
async function host() {
  const server = createServer(async (received, response) => {
    let body = '';
    for await (const chunk of received) body += chunk;
    const { messages } = JSON.parse(body);
    const [kind, id] = messages[0].content.split(' ');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(start);
    if (kind === 'long') await flow(response, id === 'link' ? LINK : Infinity);
    if (kind === 'slow')
      for (let step = 0; step < 50; step += 1) {
        response.write(delta(`${id}-${step} ${'word '.repeat(8)}`));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    response.end(end);
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
}

/** The door as a run opens it; its record is a line appended to a file, as the audit log's is. */
async function door(socket, port, log) {
  const { httpUpstream, openKey, openModelDoor } = await import('../dist/index.js');
  await openModelDoor({
    socket,
    upstream: httpUpstream({
      url: `http://127.0.0.1:${port}`,
      key: openKey({ from: 'value', secret: 'the-key-of-the-bench' }),
    }),
    stage: 'bench',
    record: (entry) => appendFile(log, `${JSON.stringify(entry)}\n`),
    announce: async () => {},
    results: async (results) => results.map(() => ({ kind: 'pass' })),
    hooksProven: async () => true,
    budget: { usd: 1000, seconds: 3600 },
  });
  process.send({ open: true });
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** One streamed request of about the size that Claude Code sends. Milliseconds and bytes. */
function ask(where, content) {
  const body = JSON.stringify({
    model: 'claude-opus-5-5',
    stream: true,
    max_tokens: 1000,
    system: 'You are an agent. '.repeat(2000),
    tools: Array.from({ length: 24 }, (_, at) => ({
      name: `Tool${at}`,
      description: 'What it does. '.repeat(100),
      input_schema: { type: 'object' },
    })),
    messages: [{ role: 'user', content }],
  });
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let first = null;
    let bytes = 0;
    const hash = createHash('sha256');
    const sent = request(
      {
        ...where,
        agent,
        method: 'POST',
        path: '/v1/messages?beta=true',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.on('data', (chunk) => {
          first ??= performance.now() - began;
          bytes += chunk.length;
          if (content.startsWith('slow')) hash.update(chunk);
        });
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode,
            first,
            bytes,
            ms: performance.now() - began,
            hash: hash.digest('hex'),
          }),
        );
      },
    );
    sent.once('error', reject).end(body);
  });
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function measure(direct, through) {
  const pairs = async (times, content, what) => {
    const values = { direct: [], through: [] };
    for (let time = -3; time < times; time += 1)
      for (const [name, where] of time % 2 === 0
        ? [
            ['direct', direct],
            ['through', through],
          ]
        : [
            ['through', through],
            ['direct', direct],
          ]) {
        const one = await ask(where, content);
        if (one.status !== 200) throw new Error(`status ${one.status}`);
        if (time >= 0) values[name].push(what(one));
      }
    return values;
  };

  const first = await pairs(200, 'short 0', ({ first: ms }) => ms);
  const added = median(first.through) - median(first.direct);
  const speed = ({ bytes, ms }) => bytes / ms / 1000;
  const rate = await pairs(15, 'long link', speed);
  const share = median(rate.through) / median(rate.direct);
  const most = await pairs(9, 'long loopback', speed);

  const contents = Array.from({ length: 200 }, (_, id) => `slow ${id}`);
  const all = async (where) => {
    const began = performance.now();
    const replies = await Promise.all(contents.map((content) => ask(where, content)));
    return { replies, ms: performance.now() - began };
  };
  const alone = await all(direct);
  const doored = await all(through);
  const lost = doored.replies.filter(
    ({ hash, status }, at) => status !== 200 || hash !== alone.replies[at].hash,
  ).length;

  const round = (value, digits = 2) => Number(value.toFixed(digits));
  const rows = [
    ['first byte, direct', `${round(median(first.direct))} ms`, ''],
    ['first byte, door', `${round(median(first.through))} ms`, ''],
    ['first byte, added', `${round(added)} ms`, added <= 5 ? 'ok (≤ 5 ms)' : 'MISSED (≤ 5 ms)'],
    ['1 Gbit/s link, direct', `${round(median(rate.direct), 0)} MB/s`, ''],
    ['1 Gbit/s link, door', `${round(median(rate.through), 0)} MB/s`, ''],
    ['1 Gbit/s link, share', `${round(share * 100, 0)} %`, share >= 0.9 ? 'ok (≥ 90 %)' : 'MISSED (≥ 90 %)'],
    ['no link, direct', `${round(median(most.direct), 0)} MB/s`, 'loopback alone, for information'],
    ['no link, door', `${round(median(most.through), 0)} MB/s`, ''],
    ['200 slow streams, direct', `${round(alone.ms, 0)} ms`, ''],
    ['200 slow streams, door', `${round(doored.ms, 0)} ms`, lost === 0 ? 'ok, nothing lost' : `LOST ${lost}`],
  ];
  for (const row of rows) console.log(row[0].padEnd(28), row[1].padStart(12), ' ', row[2]);
  return rows.every(([, , verdict]) => !/MISSED|LOST/.test(verdict));
}

const role = process.argv[2];
if (role === 'host') await host();
else if (role === 'door') await door(...process.argv.slice(3));
else {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const socket = join(folder, 'model.sock');
  const children = [];
  const child = (...args) =>
    new Promise((resolve) => {
      const started = fork(fileURLToPath(import.meta.url), args);
      children.push(started);
      started.once('message', resolve);
    });
  try {
    const { port } = await child('host');
    await child('door', socket, String(port), join(folder, 'audit.jsonl'));
    const ok = await measure({ host: '127.0.0.1', port }, { socketPath: socket });
    process.exitCode = ok ? 0 : 1;
  } finally {
    for (const one of children) one.kill();
    agent.destroy();
    await rm(folder, { recursive: true });
  }
}
