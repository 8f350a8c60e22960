// How long the guard alone takes, over its real socket: `node bench/guard-alone.mjs [ordinary calls]`.
// Ordinary calls, 64 KB of every hostile kind, and inputs of a megabyte, which must end in an answer by the deadline.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile, startGuard } from '../dist/index.js';
import { hostileCommands, hostileShapes, hostileTexts } from './hostile-inputs.mjs';

const ordinary = Number(process.argv[2] ?? 300);
const repeats = Number(process.argv[3] ?? 5);
const KB64 = 64_000;
const home = mkdtempSync(join(tmpdir(), 'alone-'));
const auditFile = join(home, 'audit.jsonl');
const guard = await startGuard({ run: 'bench', auditFile, socketDir: home });
/** Ids are as the provider makes them: any other is looked through like every text, and with it the whole event. */
let calls = 0;

/** From the session's opening to its first call: Claude Code starts, and asks the model first; 0.8 s and more in runs. */
const claudeCodeStartMs = 750;

/** Between the model's answer and the hook's request Claude Code takes at least so long; the guard uses it. */
const claudeCodeMs = 12;

function send(event) {
  const body = Buffer.from(
    `${JSON.stringify({ session_id: 's1', transcript_path: '/dev/null', cwd: '/workspace', ...event })}\n`,
  );
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const connection = createConnection(guard.socket);
    let answer = '';
    connection.on('error', reject);
    connection.on('data', (chunk) => (answer += chunk));
    connection.on('close', () =>
      resolve({ ms: performance.now() - startedAt, exit: Number(answer[15]), text: answer }),
    );
    connection.end(Buffer.concat([Buffer.from(`harness-hook/1 ${body.length}\n`), body]));
  });
}

const quantile = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
const row = (name, values) =>
  console.log(
    `  ${name.padEnd(34)} ${[0.5, 0.99, 1].map((part) => quantile(values, part).toFixed(2).padStart(8)).join(' ')}`,
  );
const head = (title) => console.log(`\n${title.padEnd(36)}      p50      p99      max  ms`);

async function open(policy) {
  const workspace = join(home, 'workspace');
  mkdirSync(workspace, { recursive: true });
  writeFileSync(join(workspace, 'a'), 'text\n');
  const limits = { ...policy.limits, maxRefusals: 1_000_000 };
  await guard.open({
    stage: 'bench',
    policy: { ...policy, limits },
    mounts: [{ target: '/workspace', source: workspace }],
    liveness: false,
  });
}

/** @param afterMs from the announcement to the request */
async function ask(tool, input, afterMs = 0) {
  const id = `toolu_${(calls += 1)}`;
  await guard.announce({ id, tool, input });
  if (afterMs > 0) await new Promise((resolve) => setTimeout(resolve, afterMs));
  const answer = await send({ hook_event_name: 'PermissionRequest', tool_name: tool, tool_input: input });
  return { ...answer, id, allowed: answer.text.includes('"behavior":"allow"') };
}

async function results(id, text) {
  const startedAt = performance.now();
  await guard.results([{ id, isError: false, texts: [text] }]);
  return { ms: performance.now() - startedAt };
}

/** One whole call: asked for, and its result judged. @returns answers by what was asked */
async function call(tool, input, text, afterMs) {
  const asked = await ask(tool, input, afterMs);
  if (!asked.allowed) return { asked };
  return { asked, result: await results(asked.id, text) };
}

async function ordinaryCalls() {
  const kinds = [
    ['Bash', { command: 'git log --oneline -n 20 -- src | head -5' }, 'abc1234 fix: a thing\n'.repeat(20)],
    ['Read', { file_path: '/workspace/a' }, '1\tconst a = 1;\n2\tconst b = 2;'.repeat(20)],
    ['Grep', { pattern: 'TODO', path: '/workspace' }, 'a\nb'],
  ];
  for (const afterMs of [claudeCodeMs, 0]) {
    const samples = {};
    for (let index = 0; index < ordinary; index += 1) {
      const answers = await call(...kinds[index % kinds.length], afterMs);
      for (const [what, { ms }] of Object.entries(answers)) (samples[what] ??= []).push(ms);
    }
    head(`ordinary calls, ${afterMs} ms after news`);
    for (const [what, values] of Object.entries(samples)) row(what, values);
  }
  const micros = readFileSync(auditFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  head('  of it judged and planned');
  const took = (kind, ahead) =>
    micros
      .filter((record) => record.kind === kind && ahead === (record.detail.judgedAhead === true))
      .map((record) => record.micros / 1_000);
  row('asked, judged ahead', took('call.decided', true));
  row('asked, not judged ahead', took('call.decided', false));
  row('result', took('call.ended', false));
  head('  durable record, alone');
  const written = [];
  for (let index = 0; index < 100; index += 1) {
    const startedAt = performance.now();
    const entry = {
      source: 'harness',
      kind: 'session.event',
      stage: null,
      session: null,
      call: null,
      hook: null,
    };
    await guard.record({
      ...entry,
      tool: null,
      decision: null,
      verdicts: [],
      input: null,
      digest: null,
      micros: null,
      detail: {},
    });
    written.push(performance.now() - startedAt);
  }
  row('through the harness', written);
}

async function hostile(title, inputs, sendOne, limit) {
  head(title);
  let worst = 0;
  for (const [name, input] of Object.entries(inputs)) {
    const values = [];
    for (let index = 0; index < limit.repeats; index += 1) values.push((await sendOne(input)).ms);
    worst = Math.max(worst, quantile(values, 1));
    if (quantile(values, 1) > limit.show) row(name, values);
  }
  console.log(`  ${Object.keys(inputs).length} kinds; slowest ${worst.toFixed(2)} ms`);
}

const bash = (command) => ask('Bash', { command });
const write = (content) => ask('Write', { file_path: '/workspace/a', content });
const output = async (text) => (await call('Bash', { command: 'ls' }, text)).result;

try {
  await open(loadProfile('read-only'));
  await new Promise((resolve) => setTimeout(resolve, claudeCodeStartMs));
  await ordinaryCalls();
  for (const [size, limit] of [
    [KB64, { repeats, show: 10 }],
    [1_000_000, { repeats: 1, show: 500 }],
  ]) {
    await hostile(`Bash, ${size} bytes`, hostileCommands(size - 1_000), bash, limit);
    await hostile(`Write, ${size} bytes`, hostileTexts(size), write, limit);
    await hostile(`output, ${size} bytes`, hostileTexts(size), output, limit);
    await hostile(`shapes, ${size} bytes`, hostileShapes(size), (input) => ask('Write', input), limit);
  }
} finally {
  await guard[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
}
