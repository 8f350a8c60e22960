// What hooks add to one tool call of the real CLI: `node bench/call-overhead.mjs [calls a session] [rounds]`.
// A call's time is from the model's answer until Claude Code's next request: its whole loop, with the hooks in it. Ours is
// shown a second time with the guard's judgement of the result, for which the model door then waits. Sessions of all
// configurations take turns. What a hook adds is measured against no hooks at all, where Claude Code lets the call pass.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  compileClient,
  composePolicy,
  sessionArguments,
  sessionEnvironment,
  startGuard,
} from '../dist/index.js';
import { configurations } from './call-configurations.mjs';
import { scriptedModel } from './scripted-model.mjs';

const calls = Number(process.argv[2] ?? 20);
const rounds = Number(process.argv[3] ?? 8);
const home = mkdtempSync(join(tmpdir(), 'overhead-'));
const workspace = join(home, 'workspace');
const note = join(workspace, 'note.txt');
mkdirSync(workspace);
writeFileSync(note, 'text\n');
mkdirSync(join(home, 'plugin/.claude-plugin'), { recursive: true });
writeFileSync(join(home, 'plugin/.claude-plugin/plugin.json'), '{"name":"bench"}');
const binary = `@anthropic-ai/claude-code-linux-${process.arch}/package.json`;
const claude = join(dirname(createRequire(import.meta.url).resolve(binary)), 'claude');

const OURS = 'client and guard';
const JUDGED = 'client and guard, result judged';
const [BARE, ALLOW, TRUE, PEER] = [
  'no hooks',
  'one hook that allows',
  '/bin/true, our events',
  'cc-safety-net 2.4.5',
];

/** One session of `calls` Read calls. @returns milliseconds of each, without the first, and of judging its result */
async function session(kind, settings, guard) {
  const place = join(home, `${Object.keys(samples).indexOf(kind)}`);
  const modelSocket = `${place}.sock`;
  const announced = guard ? (call) => guard.announce(call) : undefined;
  const judged = guard ? (results) => guard.results(results) : undefined;
  const model = await scriptedModel({
    socket: modelSocket,
    calls,
    input: { file_path: note },
    announced,
    judged,
  });
  writeFileSync(`${place}.json`, JSON.stringify(settings));
  const child = spawn(claude, sessionArguments({ settings: `${place}.json`, plugin: join(home, 'plugin') }), {
    cwd: workspace,
    env: sessionEnvironment({ modelSocket, home, path: `${dirname(process.execPath)}:/usr/bin:/bin` }),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end('Work.');
  await new Promise((resolve) => child.once('close', resolve));
  await model.close();
  if (model.times.length < calls - 1) throw new Error(`${kind}: ${model.times.length} of ${calls} calls ran`);
  return model;
}

const space = { name: 'bench', tools: ['Read'], commands: [], read: [workspace], write: [], hosts: [] };
const stage = {
  stage: 'bench',
  policy: composePolicy(space),
  mounts: [{ target: workspace, source: workspace }],
  liveness: false,
};
const samples = {};
try {
  await compileClient(join(home, 'hook-client'));
  const guard = await startGuard({
    run: 'bench',
    auditFile: join(home, 'audit.jsonl'),
    socketDir: home,
  });
  const kinds = Object.entries(configurations(home));
  for (const [kind] of kinds) samples[kind] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const [kind, settings] of kinds) {
      if (kind === OURS) await guard.open(stage);
      const { times, judged } = await session(kind, settings, kind === OURS ? guard : null);
      samples[kind].push(...times);
      if (kind === OURS) (samples[JUDGED] ??= []).push(...times.map((time, at) => time + judged[at]));
    }
  await guard[Symbol.asyncDispose]();
} finally {
  rmSync(home, { recursive: true, force: true });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const over = (kind, base) => median(samples[kind]) - median(samples[base]);
console.log(
  `${samples[BARE].length} calls each, medians in ms  a call   over no hooks   over one hook that allows`,
);
for (const kind of Object.keys(samples))
  console.log(
    `${kind.padEnd(34)} ${median(samples[kind]).toFixed(1).padStart(8)} ${over(kind, BARE).toFixed(1).padStart(15)} ${over(kind, ALLOW).toFixed(1).padStart(27)}`,
  );
const ratio = (words, kind, other, base, goal = '') =>
  console.log(
    `${words.padEnd(52)} ${(over(kind, base) / over(other, base)).toFixed(2).padStart(6)}  ${goal}`,
  );
ratio('ours / true, over no hooks', OURS, TRUE, BARE, '(goal: at most 1.5)');
ratio('  with the result judged', JUDGED, TRUE, BARE);
ratio('cc-safety-net / ours, over no hooks', PEER, OURS, BARE, '(goal: at least 5)');
ratio('  with the result judged', PEER, JUDGED, BARE);
