// What the guard adds to one tool call of the real CLI: `node bench/call-overhead.mjs [calls a run] [rounds]`.
// Three configurations, interleaved, on the same events: no hooks, /bin/true as the hook, our client and guard.
// A call's time is from one model request to the next, as the scripted model sees it: the whole loop of Claude Code.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  compileClient,
  composePolicy,
  renderSettings,
  sessionArguments,
  sessionEnvironment,
  startGuard,
} from '../dist/index.js';

const calls = Number(process.argv[2] ?? 40);
const rounds = Number(process.argv[3] ?? 5);
const home = mkdtempSync(join(tmpdir(), 'overhead-'));
const require = createRequire(import.meta.url);
const claude = join(
  dirname(require.resolve(`@anthropic-ai/claude-code-linux-${process.arch}/package.json`)),
  'claude',
);
const workspace = join(home, 'workspace');
mkdirSync(workspace);
writeFileSync(join(workspace, 'note.txt'), 'text\n');
mkdirSync(join(home, 'plugin/.claude-plugin'), { recursive: true });
writeFileSync(join(home, 'plugin/.claude-plugin/plugin.json'), '{"name":"bench"}');

// PermissionRequest must be answered for a call to run, so /bin/true is stood in for by a program that only prints.
const allow = join(home, 'allow');
writeFileSync(
  `${allow}.c`,
  '#include <unistd.h>\nint main(void){static const char a[]="{\\"hookSpecificOutput\\":{\\"hookEventName\\":\\"PermissionRequest\\",\\"decision\\":{\\"behavior\\":\\"allow\\"}}}";return write(1,a,sizeof a-1)<0;}\n',
);
const compiler = ['musl-gcc', 'gcc', 'cc'].find((name) => spawnSync(name, ['--version']).status === 0);
execFileSync(compiler, ['-static', '-Os', '-o', allow, `${allow}.c`]);

function settingsOf(kind) {
  const { flag } = renderSettings({ client: join(home, 'hook-client'), socket: join(home, 'guard.sock') });
  if (kind === 'guard') return flag;
  const hooks = Object.fromEntries(
    Object.entries(flag.hooks).map(([event, groups]) => [
      event,
      groups.map((group) => ({
        ...group,
        hooks: group.hooks.map((hook) => ({
          ...hook,
          command: event === 'PermissionRequest' ? allow : '/bin/true',
          args: [],
        })),
      })),
    ]),
  );
  return kind === 'true'
    ? { ...flag, hooks }
    : { ...flag, hooks: { PermissionRequest: hooks.PermissionRequest } };
}

/** One session of `calls` Read calls. @returns milliseconds of each, without the first */
async function session(kind, guard) {
  const socket = join(home, `model-${kind}.sock`);
  const times = [];
  let last = 0;
  let turn = 0;
  const event = (response, type, data) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', async () => {
      if (request.method !== 'POST') return response.end();
      const now = performance.now();
      if (turn > 1) times.push(now - last);
      turn += 1;
      const id = `toolu_${kind}_${turn}`;
      const more = turn <= calls;
      if (more && guard) await guard.announce({ id, tool: 'Read' });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const message = {
        id: `msg_${turn}`,
        type: 'message',
        role: 'assistant',
        model: 'bench',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 1, output_tokens: 1 },
      };
      event(response, 'message_start', { message });
      event(response, 'content_block_start', {
        index: 0,
        content_block: more ? { type: 'tool_use', id, name: 'Read', input: {} } : { type: 'text', text: '' },
      });
      event(response, 'content_block_delta', {
        index: 0,
        delta: more
          ? {
              type: 'input_json_delta',
              partial_json: JSON.stringify({ file_path: join(workspace, 'note.txt') }),
            }
          : { type: 'text_delta', text: 'done' },
      });
      event(response, 'content_block_stop', { index: 0 });
      event(response, 'message_delta', {
        delta: { stop_reason: more ? 'tool_use' : 'end_turn' },
        usage: { output_tokens: 1 },
      });
      event(response, 'message_stop', {});
      last = performance.now();
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(socket, resolve));
  const settings = join(home, `settings-${kind}.json`);
  writeFileSync(settings, JSON.stringify(settingsOf(kind)));
  const child = spawn(claude, sessionArguments({ settings, plugin: join(home, 'plugin') }), {
    cwd: workspace,
    env: sessionEnvironment({ modelSocket: socket, home, path: process.env.PATH }),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end('Work.');
  await new Promise((resolve) => child.once('close', resolve));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  if (times.length < calls - 1) throw new Error(`${kind}: ${times.length} of ${calls} calls ran`);
  return times;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const samples = { none: [], true: [], guard: [] };
try {
  await compileClient(join(home, 'hook-client'));
  const guard = await startGuard({ run: 'bench', auditFile: join(home, 'audit.jsonl'), socketDir: home });
  const policy = composePolicy({
    name: 'bench',
    tools: ['Read'],
    commands: [],
    read: [workspace],
    write: [],
    hosts: [],
  });
  for (let round = 0; round < rounds; round += 1)
    for (const kind of ['none', 'true', 'guard']) {
      if (kind === 'guard')
        await guard.open({
          stage: 'bench',
          policy,
          mounts: [{ target: workspace, source: workspace }],
          liveness: false,
        });
      samples[kind].push(...(await session(kind, kind === 'guard' ? guard : null)));
    }
  await guard[Symbol.asyncDispose]();
} finally {
  rmSync(home, { recursive: true, force: true });
}
const [none, plain, ours] = ['none', 'true', 'guard'].map((kind) => median(samples[kind]));
console.log(`calls each: ${samples.none.length}; medians a call in the real CLI`);
console.log(`  one allow hook only   ${none.toFixed(1)} ms`);
console.log(`  /bin/true, all events ${plain.toFixed(1)} ms  (+${(plain - none).toFixed(1)})`);
console.log(`  client and guard      ${ours.toFixed(1)} ms  (+${(ours - none).toFixed(1)})`);
console.log(
  `  ratio of added time   ${((ours - none) / (plain - none)).toFixed(2)}; of the whole call ${(ours / plain).toFixed(2)}`,
);
